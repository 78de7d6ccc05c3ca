using LangSon.Txct.Central.Local;
using LangSon.Txct.Storage;
using LangSon.Txct.Transport.Host;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Central.Levels;

/// <summary>The level at which the module works with its host: the one that the host says it has reached, and no higher than the settings allow.</summary>
/// <remarks>Kept across starts, so that a host that does not answer for a while is not taken for another.</remarks>
internal sealed class CentralLevel(HostApi host, ICentralMemory memory, IOptions<HostOptions> options, ILogger<CentralLevel> logger) : IDisposable
{
    public const int Whole = 3;

    private const string Key = "level";

    private readonly SemaphoreSlim turn = new(1);
    private volatile SaidLevel? said;

    /// <summary>0 to 3. Before the host was ever asked, the one that the settings allow.</summary>
    public int Number => Math.Min(options.Value.Level, said?.Number ?? Whole);

    /// <summary>What the host said of itself; null if it was never asked.</summary>
    public int? Said => said?.Number;

    /// <summary>The module is its own central system.</summary>
    public bool KeepsItself => Number == 0;

    /// <summary>Whether the host takes documents from the module.</summary>
    public bool TakesDocuments => Number >= 2;

    /// <summary>Whether the host serves a part of the contract that its level does not demand.</summary>
    /// <param name="what">As `supports` names it, such as notices.</param>
    public bool Supports(string what) => Number == Whole || (Number > 0 && said is { } facts && facts.Supports.Contains(what));

    public void Dispose() => turn.Dispose();

    /// <summary>The level in effect; the host is asked where it was never asked before.</summary>
    public Task<Answer<int>> FindAsync(CancellationToken cancel) => LocalCentralSystem.GuardAsync(async () =>
    {
        if (!options.Value.KeepsItself && said is null)
        {
            said = await memory.FindAsync(Key, cancel) is { } kept ? RecordJson.Read<SaidLevel>(kept) : null;
            if (said is null && await AskAsync(cancel) is var asked and not Answer<CentralFacts>.Ok)
            {
                return asked.As<int>();
            }
        }

        return new Answer<int>.Ok(Number);
    });

    /// <summary>Asks the host what it is, and goes by that from now on.</summary>
    public Task<Answer<CentralFacts>> AskAsync(CancellationToken cancel) => LocalCentralSystem.GuardAsync(async () =>
    {
        var answer = await host.DescribeAsync(cancel);
        if (answer is not Answer<CentralFacts>.Ok { Value: var facts })
        {
            return answer;
        }

        await KeepAsync(new SaidLevel(Math.Clamp(facts.Level, 1, Whole), [.. facts.Supports ?? []]), cancel);
        return new Answer<CentralFacts>.Ok(facts with { Level = Number });
    });

    private async Task KeepAsync(SaidLevel now, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            if (said is null || !said.IsSame(now))
            {
                await memory.KeepAsync(Key, RecordJson.Write(now), cancel);
                said = now;
                Log.LevelFound(logger, now.Number, Number);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private sealed record SaidLevel(int Number, string[] Supports)
    {
        public bool IsSame(SaidLevel other) => Number == other.Number && Supports.SequenceEqual(other.Supports);
    }
}
