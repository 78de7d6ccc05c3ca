using System.Text.Json;
using LangSon.Txct.Cli.Work;
using LangSon.Txct.Operations.Bundle;

namespace LangSon.Txct.Cli.Bundle;

/// <summary>What the running module says for the bundle.</summary>
/// <param name="Fault">The code of what stood in the way; null if nothing did.</param>
internal sealed record ModuleAnswers(IReadOnlyList<BundleCheck> Checks, JsonElement? Events, string? Fault)
{
    /// <summary>Whether or not the module answers: a bundle is wanted most where it does not.</summary>
    public static async Task<ModuleAnswers> AskAsync(string data, string? url, CancellationToken cancel)
    {
        try
        {
            using var module = RunningModule.Open(data, url);
            var checks = await module.ChecksAsync(cancel);
            return new ModuleAnswers(
                [.. checks.GetProperty("results").EnumerateArray().Select(check => new BundleCheck(check.GetProperty("code").GetString(), check.GetProperty("name").GetString(), check.GetProperty("level").GetString()))],
                await module.EventsAsync(cancel), null);
        }
        catch (ToolFaultException fault)
        {
            return new ModuleAnswers([], null, fault.Message.Split(' ')[0]);
        }
    }
}
