using System.Net;
using System.Net.Sockets;
using System.Text;
using LangSon.Txct.ReferenceHost.Support;
using LangSon.Txct.ReferenceHost.Support.Line;

namespace LangSon.Txct.ReferenceHost.Faults;

/// <summary>Each fault of a line met by each kind of request, once or twice; then the line is sound, and everything must have arrived once.</summary>
[Collection(nameof(WithFaults))]
public sealed class LineTests(FaultHost host, ITestOutputHelper output) : IDisposable
{
    private const int Lanes = 12;

    /// <summary>Longer than any sound cell takes on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly RequestKind[] Kinds =
        [RequestKind.Token, RequestKind.List, RequestKind.Create, RequestKind.Offset, RequestKind.Append, RequestKind.Commit, RequestKind.Verify];

    private static readonly List<Cell> All = [];

    private readonly TcpListener elsewhere = Listening();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(RequestKind.Token))]
    [InlineData(nameof(RequestKind.List))]
    [InlineData(nameof(RequestKind.Create))]
    [InlineData(nameof(RequestKind.Offset))]
    [InlineData(nameof(RequestKind.Append))]
    [InlineData(nameof(RequestKind.Commit))]
    [InlineData(nameof(RequestKind.Verify))]
    public async Task Whatever_the_line_does_each_paper_arrives_once_or_is_set_aside_until_a_person_sends_it_again(string request)
    {
        var faults = LineFaults.All(new Uri($"http://{elsewhere.LocalEndpoint}/"));
        var kind = Enum.Parse<RequestKind>(request);
        List<Cell> cells = [.. faults.Where(fault => fault.CanMeet(kind)).SelectMany(fault => new[] { new Cell(fault, kind, 1), new Cell(fault, kind, 2) })];

        await Parallel.ForEachAsync(cells, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = Cancel }, async (cell, _) => cell.Result = await RunAsync(cell));

        All.AddRange(cells);
        output.WriteLine(Table(faults));
        Assert.Equal("", string.Join('\n', cells.Where(cell => !cell.IsRight).Select(cell => $"{cell.Fault.Name} × {cell.Times}: {cell.Result}")));
        Assert.False(elsewhere.Pending(), "a redirection was followed");
    }

    public void Dispose() => elsewhere.Dispose();

    private async Task<string> RunAsync(Cell cell)
    {
        await using var proxy = new FaultProxy(host.Host.Options.Url);
        using var run = Scaled(new ModuleRun(host, "Sqlite", proxy.Url));
        run.Papers.Add(201, pictureBytes: 90_000);
        if (cell.Kind == RequestKind.Offset)
        {
            proxy.Order(RequestKind.Append, LineFaults.CutUpload);
        }

        proxy.Order(cell.Kind, Enumerable.Repeat(cell.Fault, cell.Times));
        var ended = host.Worker.RunAsync(run.Job(retriesAside: true), Cancel);
        if (await Task.WhenAny(ended, Task.Delay(Patience, Cancel)) != ended)
        {
            return $"no rest after {string.Join(", ", proxy.Requests)}";
        }

        await proxy.LateAsync();
        var result = await ended;
        var complaint = await run.ComplaintAsync(result, Cancel);
        return (complaint, proxy.Outstanding, result.Aside) switch
        {
            ({ Length: > 0 }, _, _) => complaint,
            (_, > 0, _) when cell.Times == 1 => "the fault was not met",
            (_, _, [var aside, ..]) when !cell.Fault.IsFinal || aside.Text is null => $"set aside: {aside.Code} {aside.Text}",
            (_, _, []) => "ok",
            _ => "aside, ok",
        };
    }

    /// <summary>Waits so short that two faults of a line fit into a second.</summary>
    private static ModuleRun Scaled(ModuleRun run) => run
        .With("Transport:ConnectTimeout", ModuleRun.Time(0.5)).With("Transport:AttemptTimeout", ModuleRun.Time(0.6))
        .With("Transport:TotalTimeout", ModuleRun.Time(2)).With("Transport:TransferTimeout", ModuleRun.Time(0.8))
        .With("Transport:Retries", "1").With("Transport:RetryDelay", ModuleRun.Time(0.01))
        .With("Transport:LongestRetryAfter", ModuleRun.Time(0.05)).With("Transport:Break", ModuleRun.Time(0.5));

    /// <summary>What is known so far; complete after the last kind.</summary>
    private static string Table(IEnumerable<LineFault> faults)
    {
        var table = new StringBuilder($"{"",-48}{string.Concat(Kinds.Select(kind => $"{kind,-11}"))}\n");
        foreach (var fault in faults)
        {
            table.Append($"{fault.Name,-48}{string.Concat(Kinds.Select(kind => $"{Word([.. All.Where(cell => cell.Fault.Name == fault.Name && cell.Kind == kind)]),-11}"))}\n");
        }

        return table.Append($"{All.Count} cells, {All.Count(cell => cell.IsRight)} right").ToString();
    }

    private static string Word(Cell[] cells) => cells switch
    {
        [] => "–",
        _ when cells.Any(cell => !cell.IsRight) => "FAILS",
        _ => cells[^1].Result!,
    };

    private static TcpListener Listening()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    /// <param name="Times">How often the fault is met before the line is sound.</param>
    private sealed record Cell(LineFault Fault, RequestKind Kind, int Times)
    {
        public string? Result { get; set; }

        public bool IsRight => Result is "ok" or "aside, ok";
    }
}
