using System.Diagnostics;
using System.Text.Json.Nodes;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>Holds what went over the wires against the contracts as they are written.</summary>
internal static class WireCheck
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <returns>Empty if nothing deviates.</returns>
    public static async Task<string> DeviationsAsync(Traffic traffic)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, new JsonArray([.. traffic.Exchanges.Select(exchange => exchange.DeepClone())]).ToJsonString(), Cancel);
        using var node = Process.Start(new ProcessStartInfo("node", [Repository.PathOf("tests", "contracts", "traffic.mjs"), file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = await node.StandardOutput.ReadToEndAsync(Cancel) + await node.StandardError.ReadToEndAsync(Cancel);
        await node.WaitForExitAsync(Cancel);
        File.Delete(file);
        return node.ExitCode == 0 ? "" : output;
    }
}
