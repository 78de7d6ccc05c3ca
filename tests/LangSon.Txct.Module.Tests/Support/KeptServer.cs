using System.Diagnostics;

namespace LangSon.Txct.Support;

/// <summary>A server of the tests' own in a temporary folder, with a keeper that serves it until its input ends: so it ends also when the tests' process is killed.</summary>
internal sealed class KeptServer(string prefix) : IAsyncDisposable
{
    private Process? keeper;

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory(prefix);

    /// <summary>Gives the folder to another account, as servers want it that refuse to run as root.</summary>
    public async Task GiveAsync(string account)
    {
        using var given = Process.Start("chown", ["-R", account, Folder.FullName]);
        await given.WaitForExitAsync();
    }

    /// <param name="command">A shell with a script that starts the server, waits for the end of its input, and stops it.</param>
    public void Start(params string[] command) => keeper = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, WorkingDirectory = "/" })!;

    public async ValueTask DisposeAsync()
    {
        if (keeper is not null)
        {
            keeper.StandardInput.Close();
            await keeper.WaitForExitAsync();
            keeper.Dispose();
        }

        Folder.Delete(recursive: true);
    }
}
