using System.Diagnostics;
using System.Net.Sockets;

namespace LangSon.Txct.Benchmarks.Comparison;

/// <summary>The usual tool for the job: <c>rclone copy</c> with its own settings, to the WebDAV server that comes with it.</summary>
internal static class Rclone
{
    public const string Install = "Chưa có rclone trên máy này. Cài bằng: apt-get install rclone (hoặc https://rclone.org/install/), rồi chạy lại.";

    /// <summary>For instance "rclone v1.60.1"; null where it is not installed.</summary>
    public static async Task<string?> VersionAsync(CancellationToken cancel)
    {
        try
        {
            using var process = Processes.Start("rclone", "version");
            var line = await process.StandardOutput.ReadLineAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return line;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    public static async Task<TimeSpan> MeasureAsync(string papers, string scratch, CancellationToken cancel)
    {
        var target = Directory.CreateDirectory(Path.Combine(scratch, "webdav")).FullName;
        var port = Processes.FreePort();
        using var server = Processes.Start("rclone", "serve", "webdav", target, "--addr", $"127.0.0.1:{port}", "--config", "/dev/null");
        try
        {
            await ListeningAsync(port, cancel);
            var watch = Stopwatch.StartNew();
            using var copy = Processes.Start("rclone", "copy", papers, ":webdav:", "--webdav-url", $"http://127.0.0.1:{port}", "--config", "/dev/null");
            var said = copy.StandardError.ReadToEndAsync(cancel);
            await copy.WaitForExitAsync(cancel);
            var took = watch.Elapsed;
            return copy.ExitCode == 0 && Directory.GetFiles(target).Length == Directory.GetFiles(papers).Length
                ? took
                : throw new InvalidOperationException($"rclone copied not all: {await said}");
        }
        finally
        {
            server.Kill();
        }
    }

    private static async Task ListeningAsync(int port, CancellationToken cancel)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var socket = new TcpClient();
                await socket.ConnectAsync("127.0.0.1", port, cancel);
                return;
            }
            catch (SocketException) when (tries < 200)
            {
                await Task.Delay(50, cancel);
            }
        }
    }
}
