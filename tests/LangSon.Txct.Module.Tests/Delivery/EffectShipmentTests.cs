using LangSon.Txct.Central;
using LangSon.Txct.Support;

namespace LangSon.Txct.Delivery;

/// <summary>Sets and withdrawals, which have no bytes of their own: done when they are seen to be in effect.</summary>
public class EffectShipmentTests
{
    [Fact]
    public async Task A_withdrawal_is_done_when_the_central_system_says_that_the_document_is_withdrawn()
    {
        await using var rig = await PublishedAsync();
        await rig.WithdrawAsync("doc-1", "Sai số liệu.");

        await rig.SettledAsync();

        Assert.Equal(["withdraw doc-1", "latest doc-1"], rig.Central.CallsOf("withdraw", "latest"));
        Assert.Equal("Sai số liệu.", rig.Central.Withdrawals["doc-1"].Reason);
        Assert.Equal("done", (await RowAsync(rig, DeliveryPayload.Withdrawal)).State);
    }

    [Fact]
    public async Task A_withdrawal_that_is_acknowledged_without_effect_is_not_done()
    {
        await using var rig = await PublishedAsync();
        rig.Central.Fail("withdraw", CentralFault.Lies);
        await rig.WithdrawAsync("doc-1", "Sai số liệu.");

        await rig.SettledAsync();

        Assert.Equal(["withdraw doc-1", "latest doc-1", "latest doc-1", "withdraw doc-1", "latest doc-1"], rig.Central.CallsOf("withdraw", "latest"));
        Assert.Equal(("done", 1), ((await RowAsync(rig, DeliveryPayload.Withdrawal)).State, rig.Central.Withdrawals.Count));
    }

    [Fact]
    public async Task After_a_withdrawal_without_an_answer_it_asks_and_sends_nothing_while_nobody_answers()
    {
        await using var rig = await PublishedAsync();
        rig.Central.Fail("withdraw", CentralFault.LosesAnswer);
        rig.Central.Fail("latest", CentralFault.Down);
        await rig.WithdrawAsync("doc-1", "Sai số liệu.");

        await rig.SettledAsync();

        Assert.Equal(["withdraw doc-1", "latest doc-1", "latest doc-1", "withdraw doc-1", "latest doc-1"], rig.Central.CallsOf("withdraw", "latest"));
        Assert.Equal("done", (await RowAsync(rig, DeliveryPayload.Withdrawal)).State);
    }

    [Fact]
    public async Task A_version_of_a_set_is_done_by_what_its_receipt_says()
    {
        await using var rig = await SendingRig.CreateAsync();
        await rig.AddDocumentAsync("doc-1", setId: "set-1");

        await rig.WorkOffAsync();

        Assert.Equal(["commit doc-1 1"], rig.Central.CallsOf("commit", "find"));
        Assert.Equal("done", (await rig.RowAsync("doc-1")).State);
    }

    [Fact]
    public async Task A_version_of_a_set_whose_answer_got_lost_is_sent_again_and_is_one()
    {
        await using var rig = await SendingRig.CreateAsync();
        await rig.AddDocumentAsync("doc-1", setId: "set-1");
        rig.Central.Fail("commit", CentralFault.LosesAnswer);

        await rig.WorkOffAsync();

        Assert.Equal(["commit doc-1 1", "find doc-1 1", "commit doc-1 1"], rig.Central.CallsOf("commit", "find"));
        Assert.Equal((1, "done"), (rig.Central.Effects["doc-1 1"], (await rig.RowAsync("doc-1")).State));
    }

    [Fact]
    public async Task A_set_is_done_when_each_member_is_visible_with_its_number()
    {
        await using var rig = await SetAsync();

        await rig.SettledAsync();

        Assert.Equal(["set set-1", "find doc-1 1", "find doc-2 1"], rig.Central.CallsOf("set", "find"));
        Assert.Equal("done", (await rig.RowAsync("set-1")).State);
    }

    [Fact]
    public async Task A_set_that_is_acknowledged_without_effect_is_not_done()
    {
        await using var rig = await SetAsync(CentralFault.Lies);

        await rig.SettledAsync();

        Assert.Equal(
            ["set set-1", "find doc-1 1", "find doc-1 1", "set set-1", "find doc-1 1", "find doc-2 1"], rig.Central.CallsOf("set", "find"));
        Assert.Equal("done", (await rig.RowAsync("set-1")).State);
    }

    [Fact]
    public async Task After_a_set_without_an_answer_it_asks_before_it_sends_again()
    {
        await using var rig = await SetAsync(CentralFault.LosesAnswer);

        await rig.SettledAsync();

        Assert.Equal("find doc-1 1", rig.Central.CallsOf("set", "find")[1]);
        Assert.Equal((1, "done"), (rig.Central.Effects["set-1"], (await rig.RowAsync("set-1")).State));
    }

    [Fact]
    public async Task A_member_that_was_withdrawn_meanwhile_does_not_hold_its_set_up()
    {
        await using var rig = await SendingRig.CreateAsync();
        await rig.AddDocumentAsync("doc-1", setId: "set-1");
        await rig.WorkOffAsync();
        rig.Central.Withdrawals["doc-1"] = new Withdrawal("doc-1", "Nhầm.", null);
        await rig.AddSetAsync("set-1", new SetMember("doc-1", 1));

        await rig.SettledAsync();

        Assert.Equal("done", (await rig.RowAsync("set-1")).State);
    }

    [Fact]
    public async Task A_set_of_which_the_central_system_lacks_a_member_waits_for_a_person()
    {
        await using var rig = await SendingRig.CreateAsync();
        await rig.AddSetAsync("set-1", new SetMember("doc-none", 1));

        await rig.WorkOffAsync();

        var row = await rig.RowAsync("set-1");
        Assert.Equal(("quarantined", "TXCT-HST-017"), (row.State, row.ErrorCode));
    }

    [Fact]
    public async Task A_version_of_a_document_that_was_withdrawn_meanwhile_waits_for_a_person()
    {
        await using var rig = await SendingRig.CreateAsync();
        rig.Central.Withdrawals["doc-1"] = new Withdrawal("doc-1", "Nhầm.", null);
        await rig.AddDocumentAsync("doc-1");

        await rig.WorkOffAsync();

        var row = await rig.RowAsync("doc-1");
        Assert.Equal(("quarantined", "withdrawn"), (row.State, row.ErrorCode));
    }

    /// <summary>A relay at work, and a document that it has published.</summary>
    private static async Task<SendingRig> PublishedAsync()
    {
        var rig = await SendingRig.CreateAsync();
        await rig.AddDocumentAsync("doc-1");
        await rig.WorkOffAsync();
        return rig;
    }

    /// <summary>A relay at work, two delivered versions of a set, and the set on its way.</summary>
    private static async Task<SendingRig> SetAsync(params CentralFault[] faults)
    {
        var rig = await SendingRig.CreateAsync();
        await rig.AddDocumentAsync("doc-1", setId: "set-1");
        await rig.AddDocumentAsync("doc-2", setId: "set-1");
        await rig.WorkOffAsync();
        rig.Central.Fail("set", faults);
        await rig.AddSetAsync("set-1", new SetMember("doc-1", 1), new SetMember("doc-2", 1));
        return rig;
    }

    private static async Task<OutboxRow> RowAsync(SendingRig rig, string kind) => (await rig.Database.OutboxAsync()).Single(row => row.Kind == kind);
}
