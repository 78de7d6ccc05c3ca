using System.Text.Json;

namespace LangSon.Txct.ReferenceHost.Demo;

/// <summary>The module, asked by a member of the Office over HTTP.</summary>
internal sealed class DemoModule(SignedInPerson office)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>Has the module look at the drop folder and ask the groups, and waits until nothing is on its way.</summary>
    public async Task WorkAsync(CancellationToken cancel)
    {
        await office.AskAsync("/txct/api/publishing/scan", cancel);
        await office.AskAsync("/txct/api/collecting/pull", cancel);
        await RestAsync(cancel);
    }

    /// <summary>Waits until nothing is on its way any more.</summary>
    public Task RestAsync(CancellationToken cancel) => UntilAsync(IsIdleAsync, cancel);

    /// <summary>Waits until <paramref name="condition"/> holds; false if it did not in two minutes.</summary>
    private static async Task<bool> UntilAsync(Func<CancellationToken, Task<bool>> condition, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            while (!await condition(patience.Token))
            {
                await Task.Delay(Glance, patience.Token);
            }

            return true;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>The register of what was taken from the drop folder, by path.</summary>
    public async Task<IReadOnlyDictionary<string, Said>> RegisterAsync(CancellationToken cancel) =>
        (await office.JsonAsync("/txct/api/publishing/files", cancel)).EnumerateArray().ToDictionary(
            row => row.GetProperty("path").GetString()!,
            row => new Said(Text(row, "outcome")!, Text(row, "code"), Text(row, "message")));

    /// <summary>What the groups' systems have listed, by the paper's id there.</summary>
    public async Task<IReadOnlyDictionary<string, Said>> ReportsAsync(CancellationToken cancel) =>
        (await office.JsonAsync("/txct/api/collecting/reports", cancel)).EnumerateArray().GroupBy(row => Text(row, "id")!).ToDictionary(
            same => same.Key,
            same => new Said(Text(same.Last(), "state")!, Text(same.Last(), "code"), Text(same.Last(), "message")));

    private async Task<bool> IsIdleAsync(CancellationToken cancel)
    {
        var work = await office.JsonAsync("/txct/api/work", cancel);
        return work.EnumerateObject().Where(figure => figure.Name.EndsWith("Open", StringComparison.Ordinal)).All(figure => figure.Value.GetInt32() == 0);
    }

    private static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
