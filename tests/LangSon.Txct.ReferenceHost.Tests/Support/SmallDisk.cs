using System.Diagnostics;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>A disk of its own that a test may fill.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>Mounts it; the test is skipped where nobody may.</summary>
    public SmallDisk(int sizeInBytes)
    {
        if (Run("mount", "-t", "tmpfs", "-o", $"size={sizeInBytes}", "txct-test", folder.Path) != 0)
        {
            folder.Dispose();
            Assert.Skip("Needs the right to mount a small disk.");
        }
    }

    public string Path => folder.Path;

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    /// <summary>Leaves not a byte of room.</summary>
    public void Fill()
    {
        using var ballast = File.Create(Ballast, bufferSize: 0);
        try
        {
            while (true)
            {
                ballast.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Free() => File.Delete(Ballast);

    public void Dispose()
    {
        Run("umount", "-l", Path);
        folder.Dispose();
    }

    private static int Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
