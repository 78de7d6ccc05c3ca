using LangSon.Txct.Central;
using LangSon.Txct.Support;

namespace LangSon.Txct.Publishing.Withdrawing;

/// <summary>What is withdrawn is read by nobody, whoever orders it and however far it has come.</summary>
public sealed class WithdrawalTests : IAsyncLifetime
{
    private static readonly Withdrawal Order = new("doc-1", "Có sai sót trong số liệu.", null);

    private PublishingRig rig = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => rig = await PublishingRig.StartAsync();

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task A_published_notice_withdraws_the_document_that_it_names()
    {
        await rig.AcceptAsync("doc-1", "499/BC-HĐND");
        await rig.AcceptAsync("doc-2", "201/TB-HĐND", type: "Other", relations: new Relations(Withdraws: "499/BC-HĐND"));

        await rig.LookAsync();

        Assert.Equal(["doc-2 1"], await rig.ShownAsync());
        Assert.Equal("Thu hồi theo văn bản số 201/TB-HĐND ngày 05/7/2024.", rig.Central.Withdrawals["doc-1"].Reason);
        Assert.Equal(PaperStage.Withdrawn, await rig.StageAsync("doc-1"));
        Assert.NotNull(Assert.Single(await rig.Withdrawals.AllAsync(Cancel)).DoneAt);
    }

    [Fact]
    public async Task A_document_that_replaces_one_of_another_number_stands_in_its_place()
    {
        await rig.AcceptAsync("doc-1", "499/BC-HĐND");
        await rig.LookAsync();

        await rig.AcceptAsync("doc-2", "502/BC-HĐND", relations: new Relations(Replaces: "499/BC-HĐND"));
        await rig.LookAsync();

        Assert.Equal(new Withdrawal("doc-1", "Được thay thế bằng văn bản số 502/BC-HĐND ngày 05/7/2024.", "doc-2"), rig.Central.Withdrawals["doc-1"]);
    }

    [Fact]
    public async Task A_correction_under_its_own_number_withdraws_nothing()
    {
        await rig.AcceptAsync("doc-1", "305/BC-UBND");
        await rig.AcceptAsync("doc-1", "305/BC-UBND", version: 2, relations: new Relations(Replaces: "305/BC-UBND", Corrects: "305/BC-UBND"));

        await rig.LookAsync();

        Assert.Equal(["doc-1 2"], await rig.ShownAsync());
        Assert.Empty(rig.Central.Withdrawals);
    }

    [Fact]
    public async Task Of_two_documents_that_bear_the_number_none_is_withdrawn_by_guess()
    {
        await rig.AcceptAsync("doc-1", "499/BC-HĐND");
        await rig.AcceptAsync("doc-2", "499/BC-HĐND");
        await rig.AcceptAsync("doc-3", "201/TB-HĐND", relations: new Relations(Withdraws: "499/BC-HĐND"));

        await rig.LookAsync();

        Assert.Equal(3, (await rig.ShownAsync()).Count);
    }

    [Fact]
    public async Task What_has_not_gone_out_never_does_and_the_central_system_hears_nothing_of_it()
    {
        await rig.AcceptAsync("doc-1", "499/BC-HĐND");

        await rig.Withdrawer.OrderAsync(Order, "chuyenvien", Cancel);
        await rig.LookAsync();

        Assert.Empty(rig.Central.Calls);
        Assert.NotNull(Assert.Single(await rig.Withdrawals.AllAsync(Cancel)).DoneAt);
    }

    [Fact]
    public async Task What_was_sent_without_an_answer_is_withdrawn_all_the_same()
    {
        rig.Central.Fail("commit", CentralFault.LosesAnswer);
        rig.Central.Otherwise = call => call.StartsWith("find", StringComparison.Ordinal) ? CentralFault.Down : CentralFault.None;
        await rig.AcceptAsync("doc-1", "499/BC-HĐND");
        var looking = rig.LookAsync();
        await Eventually.IsTrueAsync("it was committed", () => Task.FromResult(rig.Central.Versions.ContainsKey("doc-1 1")));

        await rig.Withdrawer.OrderAsync(Order, "chuyenvien", Cancel);
        rig.Central.Otherwise = null;
        await looking;
        await rig.LookAsync();

        Assert.Equal(Order, rig.Central.Withdrawals["doc-1"]);
        Assert.Empty(await rig.ShownAsync());
    }

    [Fact]
    public async Task A_second_order_changes_nothing()
    {
        await rig.AcceptAsync("doc-1", "499/BC-HĐND");
        await rig.LookAsync();

        Assert.True(await rig.Withdrawer.OrderAsync(Order, "chuyenvien", Cancel));
        Assert.False(await rig.Withdrawer.OrderAsync(Order with { Reason = "Lý do khác." }, "chuyenvien", Cancel));
        await rig.LookAsync();

        Assert.Equal(Order, rig.Central.Withdrawals["doc-1"]);
    }

    [Fact]
    public async Task Those_who_have_opened_it_are_told_by_name()
    {
        rig.Readers["doc-1"] = ["daibieu-07", "daibieu-12"];
        await rig.AcceptAsync("doc-1", "499/BC-HĐND");
        await rig.LookAsync();

        await rig.Withdrawer.OrderAsync(Order, "chuyenvien", Cancel);
        await rig.LookAsync();

        Assert.Contains("notice-doc-1-withdrawn", rig.Central.Effects.Keys.Select(key => key.Split(' ')[0]));
        Assert.Contains("notice-doc-1-withdrawn-readers-1", rig.Central.Effects.Keys.Select(key => key.Split(' ')[0]));
    }

    [Fact]
    public async Task Those_who_have_opened_an_older_version_hear_of_the_newer_one()
    {
        rig.Readers["doc-1"] = ["daibieu-07"];
        await rig.AcceptAsync("doc-1", "305/BC-UBND");
        await rig.LookAsync();
        Assert.DoesNotContain(rig.Central.Effects.Keys, key => key.Contains("readers", StringComparison.Ordinal));

        await rig.AcceptAsync("doc-1", "305/BC-UBND", version: 2, relations: new Relations(Corrects: "305/BC-UBND"));
        await rig.LookAsync();

        Assert.Contains("notice-doc-1-2-readers-1 1", rig.Central.Effects.Keys);
    }
}
