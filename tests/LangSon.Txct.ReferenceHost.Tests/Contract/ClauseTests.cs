using LangSon.Txct.Cli.Conformance.Clauses;
using LangSon.Txct.ReferenceHost.Support;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>The host's contract, clause by clause, by base address only.</summary>
public class ClauseTests(ClauseHost host) : IClassFixture<ClauseHost>
{
    public static TheoryData<string> Ids => new(HostClauses.All.Select(clause => clause.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_host_keeps_the_clause(string id)
    {
        var outcome = Assert.Single(await ClauseRun.RunAsync(host.UnderTest, [HostClauses.All.Single(clause => clause.Id == id)], atOnce: 1, TestContext.Current.CancellationToken));

        Assert.True(outcome.Fault is null, $"{outcome.Clause.Sentence}\n{outcome.Fault}");
    }

    [Fact]
    public void Every_clause_has_an_id_and_a_sentence_of_its_own()
    {
        Assert.Equal(HostClauses.All.Count, HostClauses.All.Select(clause => clause.Id).Distinct().Count());
        Assert.Equal(HostClauses.All.Count, HostClauses.All.Select(clause => clause.Sentence).Distinct().Count());
        Assert.All(HostClauses.All, clause => Assert.InRange(clause.Level, 1, 3));
        Assert.All(HostClauses.All, clause => Assert.Matches("^HST-[A-Z]{3}-[1-9][0-9]*$", clause.Id));
    }
}
