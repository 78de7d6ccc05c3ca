using System.Text.Json;
using LangSon.Txct.Cli.Work;

namespace LangSon.Txct.Cli.Bundle;

/// <summary>What the running module says for the bundle.</summary>
/// <param name="Checks">Code, name and level of each check; what was observed may name people and stays away.</param>
/// <param name="Fault">The code of what stood in the way; null if nothing did.</param>
internal sealed record ModuleAnswers(IReadOnlyList<object> Checks, JsonElement? Events, string? Fault)
{
    /// <summary>Whether or not the module answers: a bundle is wanted most where it does not.</summary>
    public static async Task<ModuleAnswers> AskAsync(string data, string? url, CancellationToken cancel)
    {
        try
        {
            using var module = RunningModule.Open(data, url);
            var checks = await module.ChecksAsync(cancel);
            return new ModuleAnswers(
                [.. checks.GetProperty("results").EnumerateArray().Select(check => new { code = check.GetProperty("code").GetString(), name = check.GetProperty("name").GetString(), level = check.GetProperty("level").GetString() })],
                await module.EventsAsync(cancel), null);
        }
        catch (ToolFaultException fault)
        {
            return new ModuleAnswers([], null, fault.Message.Split(' ')[0]);
        }
    }
}
