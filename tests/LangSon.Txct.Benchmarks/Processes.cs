using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LangSon.Txct.Benchmarks;

/// <summary>Starts what is measured beside this process.</summary>
internal static class Processes
{
    public static Process Start(string program, params IEnumerable<string> arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    }) ?? throw new InvalidOperationException($"{program} did not start.");

    /// <summary>This program once more, with other words behind its name.</summary>
    public static Process StartSelf(params IEnumerable<string> arguments) => Start("dotnet", [typeof(Processes).Assembly.Location, .. arguments]);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
