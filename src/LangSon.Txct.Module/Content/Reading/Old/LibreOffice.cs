using System.Diagnostics;
using LangSon.Txct.Content.Reading.Office;

namespace LangSon.Txct.Content.Reading.Old;

/// <summary>Has LibreOffice turn a file of before 1997, or an old sheet, into one that is read here. Each time in a folder of its own, without macros, links or network.</summary>
internal sealed class LibreOffice(ContentOptions options, TimeProvider time)
{
    private static readonly string[] Places = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice", @"C:\Program Files\LibreOffice\program\soffice.exe"];

    /// <summary>How long an ended process may take to be gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const string Settings =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        </oor:items>
        """;

    /// <returns>Full path of soffice; null if it is not there.</returns>
    public static string? ProgramOf(ContentOptions options) => Array.Find(options.Soffice is { } own ? [own] : Places, File.Exists);

    /// <returns>Null if LibreOffice is not there.</returns>
    /// <exception cref="InvalidDataException">It could make nothing of the file.</exception>
    public async Task<FileContent?> ReadAsync(TransitFile file, FileKind kind, CancellationToken cancel) => await ConvertAsync(file, kind, cancel) switch
    {
        null => null,
        var bytes when IsSheet(kind) => XlsxReader.Read(bytes, cancel),
        var bytes => DocxReader.Read(bytes, cancel),
    };

    /// <returns>The file as .xlsx or .docx; null if LibreOffice is not there.</returns>
    /// <exception cref="InvalidDataException">It could make nothing of the file.</exception>
    public async Task<byte[]?> ConvertAsync(TransitFile file, FileKind kind, CancellationToken cancel)
    {
        if (ProgramOf(options) is not { } program)
        {
            return null;
        }

        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(file.Path)!, $"convert-{Guid.NewGuid():n}"));
        try
        {
            using var late = new CancellationTokenSource(options.ConversionTime, time);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
            return await ConvertAsync(program, file, kind, folder.FullName, limit.Token);
        }
        finally
        {
            Remove(folder);
        }
    }

    private static bool IsSheet(FileKind kind) => kind == FileKind.Xls;

    /// <summary>What cannot be removed now is, with all that is in transit, at the next start.</summary>
    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
        }
    }

    private async Task<byte[]> ConvertAsync(string program, TransitFile file, FileKind kind, string folder, CancellationToken cancel)
    {
        var source = Path.Combine(folder, $"in{kind.Extensions[0]}");
        var target = IsSheet(kind) ? "xlsx" : "docx";
        File.Copy(file.Path, source);
        Directory.CreateDirectory(Path.Combine(folder, "profile", "user"));
        await File.WriteAllTextAsync(Path.Combine(folder, "profile", "user", "registrymodifications.xcu"), Settings, cancel);
        using var process = Process.Start(Start(program, source, target, folder)) ?? throw new InvalidDataException("LibreOffice did not start.");
        try
        {
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel), process.WaitForExitAsync(cancel));
        }
        finally
        {
            End(process, folder);
        }

        var made = Path.Combine(folder, $"in.{target}");
        return File.Exists(made) ? await File.ReadAllBytesAsync(made, cancel) : throw new InvalidDataException("LibreOffice made nothing of the file.");
    }

    /// <summary>Ends the converter with all that it started, also what has left its tree: each is given the folder on its command line.</summary>
    private static void End(Process process, string folder)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        foreach (var orphan in OperatingSystem.IsLinux() ? Process.GetProcesses().Where(other => IsOf(other, folder)) : [])
        {
            orphan.Kill();
            orphan.WaitForExit(Patience);
        }

        process.WaitForExit(Patience);
    }

    private static bool IsOf(Process process, string folder)
    {
        try
        {
            return process.Id != Environment.ProcessId && File.ReadAllText($"/proc/{process.Id}/cmdline").Contains(Path.GetFileName(folder), StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static ProcessStartInfo Start(string program, string source, string target, string folder)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder };
        foreach (var argument in new[] { $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--norestore", "--nolockcheck", "--convert-to", target, "--outdir", folder, source })
        {
            start.ArgumentList.Add(argument);
        }

        // Whatever it would like to fetch, it finds nobody.
        (start.Environment["HOME"], start.Environment["http_proxy"], start.Environment["https_proxy"]) = (folder, "http://127.0.0.1:9", "http://127.0.0.1:9");
        return start;
    }
}
