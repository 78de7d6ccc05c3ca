using LangSon.Txct.Cli.Conformance;
using LangSon.Txct.Cli.Conformance.Clauses;
using LangSon.Txct.ReferenceHost.Breaches;
using LangSon.Txct.ReferenceHost.Support;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>A host that does one thing otherwise is found by the clause that says so, and by no other.</summary>
public class BreachTests(ClauseHost host) : IClassFixture<ClauseHost>
{
    /// <summary>Enough to keep the host busy while some clauses wait for its disk.</summary>
    private const int AtOnce = 8;

    public static TheoryData<string> Clauses => new(Breach.All.Select(breach => breach.Clause));

    [Theory]
    [MemberData(nameof(Clauses))]
    public async Task What_breaks_one_clause_is_found_by_that_clause_alone_and_costs_its_level(string clause)
    {
        var cancel = TestContext.Current.CancellationToken;
        var breach = Breach.All.Single(one => one.Clause == clause);
        await using var proxy = await BreakingProxy.StartAsync(host.BaseUrl, breach, cancel);
        using var broken = await host.SignInAsync(proxy.Url, cancel);

        var report = new ConformanceReport(proxy.Url, 3, broken.SaidLevel, await ClauseRun.RunAsync(broken, HostClauses.All, AtOnce, cancel));

        var found = report.Failed;
        Assert.True(found is [{ Clause.Id: var id }] && id == clause, $"A host that {breach.What} broke:\n{string.Join('\n', found.Select(outcome => $"{outcome.Clause.Id} {outcome.Fault}"))}");
        Assert.Equal(HostClauses.All.Single(one => one.Id == clause).Level - 1, report.Level);
    }
}
