using System.Net;
using System.Net.Sockets;
using LangSon.Txct.ReferenceHost.Support;
using LangSon.Txct.ReferenceHost.Support.Line;

namespace LangSon.Txct.ReferenceHost.Faults;

/// <summary>Each fault of a line met by each kind of request, once or twice; then the line is sound, and everything must have arrived once.</summary>
[Collection(nameof(WithFaults))]
public sealed class LineTests(FaultHost host, ITestOutputHelper output)
{
    private const int Lanes = 12;

    /// <summary>Longer than any sound cell takes on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly RequestKind[] Kinds =
        [RequestKind.Token, RequestKind.List, RequestKind.Create, RequestKind.Offset, RequestKind.Append, RequestKind.Commit, RequestKind.Verify];

    /// <summary>Redirections lead here; nobody may come.</summary>
    private static readonly TcpListener Elsewhere = Listening();

    private static readonly LineMatrix Matrix = new(Kinds, LineFaults.All(new Uri($"http://{Elsewhere.LocalEndpoint}/")));

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
        var cells = Matrix.CellsOf(Enum.Parse<RequestKind>(request));

        await Parallel.ForEachAsync(cells, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = Cancel }, async (cell, _) => cell.Result = await RunAsync(cell));

        output.WriteLine(Matrix.ToString());
        Assert.Empty(cells.Where(cell => !cell.IsRight).Select(cell => cell.Complaint));
        Assert.False(Elsewhere.Pending(), "a redirection was followed");
    }

    private async Task<string> RunAsync(LineCell cell)
    {
        await using var proxy = new FaultProxy(host.Host.Options.Url);
        using var run = new ModuleRun(host, "Sqlite", proxy.Url).OverFastLine();
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

    private static TcpListener Listening()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }
}
