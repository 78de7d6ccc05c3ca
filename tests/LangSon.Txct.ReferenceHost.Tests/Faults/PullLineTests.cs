using System.Net;
using System.Net.Sockets;
using LangSon.Txct.ReferenceHost.Support;
using LangSon.Txct.ReferenceHost.Support.Line;

namespace LangSon.Txct.ReferenceHost.Faults;

/// <summary>Each fault of a line met by each question to a group's system, once or twice; at the next reading over a sound line everything must have arrived once.</summary>
[Collection(nameof(WithFaults))]
public sealed class PullLineTests(FaultHost host, ITestOutputHelper output)
{
    private const int Lanes = 12;

    /// <summary>Longer than any sound cell takes on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Redirections lead here; nobody may come.</summary>
    private static readonly TcpListener Elsewhere = Listening();

    private static readonly LineMatrix Matrix = new(
        [RequestKind.Facts, RequestKind.Reports, RequestKind.Attachment], LineFaults.All(new Uri($"http://{Elsewhere.LocalEndpoint}/")));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(RequestKind.Facts))]
    [InlineData(nameof(RequestKind.Reports))]
    [InlineData(nameof(RequestKind.Attachment))]
    public async Task Whatever_the_line_does_each_paper_of_the_group_arrives_once(string request)
    {
        var cells = Matrix.CellsOf(Enum.Parse<RequestKind>(request));

        await Parallel.ForEachAsync(cells, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = Cancel }, async (cell, _) => cell.Result = await RunAsync(cell));

        output.WriteLine(Matrix.ToString());
        Assert.Empty(cells.Where(cell => !cell.IsRight).Select(cell => cell.Complaint));
        Assert.False(Elsewhere.Pending(), "a redirection was followed");
    }

    private async Task<string> RunAsync(LineCell cell)
    {
        using var run = new ModuleRun(host, "Sqlite").OverFastLine();
        run.Papers.AddMinutes(301, pictureBytes: 90_000).AddMinutes(302);
        await using var system = await GroupSystem.StartAsync(run.Papers);
        await using var proxy = new FaultProxy(system.Url);
        run.OfGroupSystem(GroupSystem.GroupId, proxy.Url);
        proxy.Order(cell.Kind, Enumerable.Repeat(cell.Fault, cell.Times));
        var met = host.Worker.RunAsync(run.Job(), Cancel);
        if (await Task.WhenAny(met, Task.Delay(Patience, Cancel)) != met)
        {
            return $"no rest after {string.Join(", ", proxy.Requests)}";
        }

        await met;
        await proxy.LateAsync();
        var complaint = await run.ComplaintAsync(await host.Worker.RunAsync(run.Job(), Cancel), Cancel);
        return (complaint, proxy.Outstanding) switch
        {
            ({ Length: > 0 }, _) => complaint,
            (_, > 0) when cell.Times == 1 => "the fault was not met",
            _ => "ok",
        };
    }

    private static TcpListener Listening()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }
}
