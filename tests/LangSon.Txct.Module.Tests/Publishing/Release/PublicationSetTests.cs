using LangSon.Txct.Support;

namespace LangSon.Txct.Publishing.Release;

/// <summary>Publishing:Release = WhenComplete: the required documents of a round become visible at once.</summary>
public sealed class PublicationSetTests : IAsyncLifetime
{
    private PublishingRig rig = null!;

    public async ValueTask InitializeAsync() => rig = await PublishingRig.StartAsync(ReleaseMode.WhenComplete);

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task Required_documents_wait_for_the_last_of_them()
    {
        await rig.AcceptAsync("doc-1", "512/BC-HĐND", type: "SessionResultReport");
        await rig.AcceptAsync("doc-2", "331/BC-UBND", type: "PetitionResolutionReport");

        await rig.LookAsync();

        Assert.Empty(rig.Central.Calls);
    }

    [Fact]
    public async Task The_last_one_makes_all_visible_in_one_set_of_which_people_hear_once()
    {
        await AcceptRoundAsync();

        await rig.LookAsync();

        var set = Assert.Single(rig.Central.Sets.Values);
        Assert.Equal(["doc-1", "doc-2", "doc-3"], set.Members.Select(member => member.DocumentId).Order());
        Assert.Equal(["doc-1 1", "doc-2 1", "doc-3 1"], await rig.ShownAsync());
        Assert.Equal($"notice notice-{set.Id}", Assert.Single(rig.Central.CallsOf("notice")));
    }

    [Fact]
    public async Task While_one_of_them_does_not_arrive_none_is_visible()
    {
        rig.Central.Otherwise = call => call == "commit doc-2 1" ? CentralFault.Refused : CentralFault.None;
        await AcceptRoundAsync();

        await rig.LookAsync();

        Assert.Empty(rig.Central.CallsOf("set"));
        Assert.Empty(rig.Central.Sets);
        Assert.Empty(await rig.ShownAsync());
        Assert.Equal(PaperStage.InSet, await rig.StageAsync("doc-1"));
    }

    [Fact]
    public async Task What_the_round_does_not_require_goes_by_itself()
    {
        await rig.AcceptAsync("doc-9", "18/NQ-HĐND", type: "Resolution");

        await rig.LookAsync();

        Assert.Equal(["doc-9 1"], await rig.ShownAsync());
    }

    [Fact]
    public async Task What_a_person_lets_go_waits_for_no_other_and_the_others_still_wait_for_one_another()
    {
        await rig.AcceptAsync("doc-1", "512/BC-HĐND", type: "SessionResultReport");
        await rig.AcceptAsync("doc-2", "331/BC-UBND", type: "PetitionResolutionReport");
        await rig.OrderAsync("doc-1");
        await rig.LookAsync();
        Assert.Equal(["doc-1 1"], await rig.ShownAsync());

        await rig.AcceptAsync("doc-3", "531/BC-HĐND", type: "OversightReport");
        await rig.LookAsync();

        Assert.Equal(["doc-2", "doc-3"], Assert.Single(rig.Central.Sets.Values).Members.Select(member => member.DocumentId).Order());
        Assert.Equal(["doc-1 1", "doc-2 1", "doc-3 1"], await rig.ShownAsync());
    }

    [Fact]
    public async Task What_comes_after_the_set_goes_by_itself()
    {
        await AcceptRoundAsync();
        await rig.LookAsync();

        await rig.AcceptAsync("doc-1", "512/BC-HĐND", version: 2, type: "SessionResultReport");
        await rig.AcceptAsync("doc-4", "533/BC-HĐND");
        await rig.LookAsync();

        Assert.Equal(["doc-1 2", "doc-2 1", "doc-3 1", "doc-4 1"], await rig.ShownAsync());
        Assert.Single(rig.Central.Sets);
    }

    private async Task AcceptRoundAsync()
    {
        await rig.AcceptAsync("doc-1", "512/BC-HĐND", type: "SessionResultReport");
        await rig.AcceptAsync("doc-2", "331/BC-UBND", type: "PetitionResolutionReport");
        await rig.AcceptAsync("doc-3", "531/BC-HĐND");
    }
}
