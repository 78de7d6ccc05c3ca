using LangSon.Txct.Central;
using LangSon.Txct.Support;

namespace LangSon.Txct.Publishing.Catalogue;

/// <summary>Either side may have been restored from a copy, or emptied: afterwards the central system shows what was published, once, and nothing that was withdrawn.</summary>
public sealed class ReconciliationTests : IAsyncLifetime
{
    private PublishingRig rig = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => rig = await PublishingRig.StartAsync();

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task A_central_system_that_was_emptied_gets_every_version_again_in_order()
    {
        await rig.AcceptAsync("doc-1", "305/BC-UBND");
        await rig.AcceptAsync("doc-1", "305/BC-UBND", version: 2, relations: new Relations(Corrects: "305/BC-UBND"));
        await rig.LookAsync();
        rig.Central.Versions.Clear();
        rig.Central.Calls.Clear();

        await rig.HearAsync();
        await rig.LookAsync();

        Assert.Equal(["commit doc-1 1", "commit doc-1 2"], rig.Central.CallsOf("commit"));
        Assert.Equal(["doc-1 2"], await rig.ShownAsync());
        Assert.Equal(PaperStage.Published, await rig.StageAsync("doc-1", 2));
    }

    [Fact]
    public async Task A_central_system_that_was_restored_gets_what_its_copy_lacks_and_no_more()
    {
        await rig.AcceptAsync("doc-1", "305/BC-UBND");
        await rig.LookAsync();
        var copy = await rig.Catalogue.AllAsync(Cancel);
        await rig.AcceptAsync("doc-1", "305/BC-UBND", version: 2, relations: new Relations(Corrects: "305/BC-UBND"));
        await rig.AcceptAsync("doc-2", "18/NQ-HĐND", type: "Resolution");
        await rig.LookAsync();
        rig.Central.Versions.Remove("doc-1 2", out _);
        rig.Central.Versions.Remove("doc-2 1", out _);
        rig.Central.Calls.Clear();

        await rig.HearAsync([.. copy]);
        await rig.LookAsync();

        Assert.Equal(["commit doc-1 2", "commit doc-2 1"], rig.Central.CallsOf("commit").Order());
        Assert.Equal(["doc-1 2", "doc-2 1"], await rig.ShownAsync());
    }

    [Fact]
    public async Task What_was_withdrawn_disappears_again_before_anything_else_is_sent()
    {
        await rig.AcceptAsync("doc-1", "499/BC-HĐND");
        await rig.AcceptAsync("doc-2", "18/NQ-HĐND", type: "Resolution");
        await rig.LookAsync();
        var copy = await rig.Catalogue.FindAsync("doc-1", Cancel);
        await rig.Withdrawer.OrderAsync(new Withdrawal("doc-1", "Có sai sót trong số liệu.", null), "chuyenvien", Cancel);
        await rig.LookAsync();
        rig.Central.Withdrawals.Clear();
        rig.Central.Versions.Remove("doc-2 1", out _);
        rig.Central.Calls.Clear();

        await rig.HearAsync(copy!);
        await rig.LookAsync();

        Assert.True(rig.Central.Withdrawals.ContainsKey("doc-1"));
        Assert.Equal(["doc-2 1"], await rig.ShownAsync());
        Assert.DoesNotContain("commit doc-1 1", rig.Central.Calls);
    }

    [Fact]
    public async Task A_correction_that_meets_a_restored_central_system_waits_for_what_it_corrects()
    {
        rig.Central.KeepsOrder = true;
        await rig.AcceptAsync("doc-1", "305/BC-UBND");
        await rig.LookAsync();
        rig.Central.Versions.Clear();
        await rig.AcceptAsync("doc-1", "305/BC-UBND", version: 2, relations: new Relations(Corrects: "305/BC-UBND"));
        await rig.ReleaseAsync();
        await Eventually.IsTrueAsync("the correction was tried", () => rig.Central.CallsOf("commit").Contains("commit doc-1 2"));

        await rig.HearAsync();
        await rig.LookAsync();

        Assert.Equal(["doc-1 2"], await rig.ShownAsync());
        Assert.DoesNotContain(await rig.OutboxAsync(), row => row.State == "quarantined");
    }

    [Fact]
    public async Task A_list_that_lacks_nothing_sends_nothing()
    {
        await rig.AcceptAsync("doc-1", "305/BC-UBND");
        await rig.LookAsync();
        rig.Central.Calls.Clear();

        await rig.HearAsync([.. await rig.Catalogue.AllAsync(Cancel)]);
        await rig.LookAsync();

        Assert.Empty(rig.Central.CallsOf("commit", "withdraw", "create"));
    }

    [Fact]
    public async Task What_was_withdrawn_at_the_central_system_is_withdrawn_here()
    {
        await rig.AcceptAsync("doc-1", "305/BC-UBND");
        await rig.LookAsync();
        var shown = (await rig.Catalogue.FindAsync("doc-1", Cancel))!;

        await rig.HearAsync(shown with { Parts = [], Withdrawn = new CentralWithdrawal("Thu hồi tại phần mềm.", null, shown.ModifiedAt.AddMinutes(1)) });

        Assert.Empty(await rig.ShownAsync());
        Assert.Equal(PaperStage.Withdrawn, await rig.StageAsync("doc-1"));
        Assert.Equal("Thu hồi tại phần mềm.", Assert.Single(await rig.Withdrawals.AllAsync(Cancel)).Reason);
    }
}
