using LangSon.Txct.Support;

namespace LangSon.Txct.Central.Levels;

/// <summary>What the module does beside a host that serves a part of the contract.</summary>
public sealed class LevelTests : IAsyncLifetime
{
    private LocalRig rig = null!;
    private SmallHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => (rig, host) = (await LocalRig.CreateAsync(), await SmallHost.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await rig.DisposeAsync();
    }

    [Fact]
    public async Task A_host_that_gives_no_tokens_is_shown_the_secret_as_its_key()
    {
        await host.Beside(rig).Central.ListGroupsAsync(Cancel);

        Assert.Equal(["Bearer s3cret"], host.Keys);
    }

    [Fact]
    public async Task A_group_that_is_listed_no_more_keeps_its_row_with_a_last_day_and_a_new_one_has_its_first()
    {
        host.Level = 1;
        var (central, _) = host.Beside(rig);
        Assert.Equal([("T01", null), ("T02", null)], await GroupsAsync(central));
        (host.Groups[1], var today) = ("T03", new DateOnly(2024, 7, 6));

        Assert.Equal([("T01", null), ("T03", null), ("T02", (DateOnly?)today)], await GroupsAsync(central));
        rig.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal([("T01", null), ("T03", null), ("T02", (DateOnly?)today)], await GroupsAsync(host.Beside(rig).Central));
        var third = Assert.IsType<Answer<CentralList<CentralGroup>>.Ok>(await central.ListGroupsAsync(Cancel)).Value.Items.Single(row => row.Id == "T03");
        Assert.Equal(today, third.ValidFrom);
    }

    [Fact]
    public async Task A_list_that_is_empty_all_at_once_ends_nobody()
    {
        var (central, _) = host.Beside(rig);
        await GroupsAsync(central);
        host.Groups.Clear();

        Assert.IsType<Answer<CentralList<CentralGroup>>.Unavailable>(await central.ListGroupsAsync(Cancel));
    }

    [Fact]
    public async Task At_level_1_documents_and_reports_stay_with_the_module_and_the_host_hears_nothing_of_them()
    {
        host.Level = 1;
        var (central, _) = host.Beside(rig);

        Assert.IsType<Answer<CommitReceipt>.Ok>(await PublishAsync(central, await rig.VersionAsync("doc-1")));

        Assert.Equal(["doc-1"], await ListedAsync(central));
        Assert.DoesNotContain(host.Requests, request => request.Contains("documents", StringComparison.Ordinal));
    }

    [Fact]
    public async Task At_level_2_a_document_whose_answer_never_came_is_asked_for_and_not_sent_twice()
    {
        var (central, _) = host.Beside(rig);
        var version = await rig.VersionAsync("doc-1");
        host.Swallows = true;
        Assert.IsType<Answer<CommitReceipt>.Ambiguous>(await PublishAsync(central, version));
        Assert.Empty(await ListedAsync(central));

        Assert.IsType<Answer<CommitReceipt>.Ok>(await PublishAsync(host.Beside(rig).Central, version));

        Assert.Equal(["doc-1"], await ListedAsync(central));
        Assert.Single(host.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
        Assert.Equal(version.Parts, Assert.IsType<Answer<CommitReceipt?>.Ok>(await central.FindDocumentVersionAsync("doc-1", 1, Cancel)).Value!.Parts);
    }

    [Fact]
    public async Task At_level_2_bytes_that_arrived_as_others_are_found_by_taking_them_back()
    {
        host.Tears = true;
        var (central, _) = host.Beside(rig);

        var answer = await PublishAsync(central, await rig.VersionAsync("doc-1"));

        Assert.Equal("digest-differs", Assert.IsType<Answer<CommitReceipt>.Conflict>(answer).Code);
        Assert.Empty(await ListedAsync(central));
    }

    [Fact]
    public async Task At_level_2_nothing_of_a_set_goes_out_before_all_of_it_is_there()
    {
        var (central, _) = host.Beside(rig);
        foreach (var id in (string[])["doc-1", "doc-2"])
        {
            Assert.IsType<Answer<CommitReceipt>.Ok>(await PublishAsync(central, await rig.VersionAsync(id, setId: "set-1")));
        }

        Assert.DoesNotContain(host.Requests, request => request.Contains("documents", StringComparison.Ordinal));
        Assert.IsType<Answer<CommitReceipt>.Ok>(await central.CommitSetAsync(new PublicationSet("set-1", [new SetMember("doc-1", 1), new SetMember("doc-2", 1)]), Cancel));

        Assert.Equal(["doc-1", "doc-2"], await ListedAsync(central));
        Assert.Equal(2, host.Requests.Count(request => request.StartsWith("POST", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task At_level_2_a_withdrawal_hides_here_and_asks_nothing_of_the_host()
    {
        var (central, level) = host.Beside(rig);
        await PublishAsync(central, await rig.VersionAsync("doc-1"));
        var before = host.Requests.Count;

        Assert.IsType<Answer<CommitReceipt>.Ok>(await central.WithdrawDocumentAsync(new Withdrawal("doc-1", "Đăng nhầm.", null), Cancel));

        Assert.Equal(new Answer<CommitReceipt?>.Withdrawn("Đăng nhầm."), await central.FindDocumentAsync("doc-1", Cancel));
        Assert.Equal(before, host.Requests.Count);
        Assert.Contains("chỉ ẩn văn bản", LevelWords.OnlyHides(level), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_climbs_has_none_of_what_the_module_kept_so_that_it_is_sent()
    {
        host.Level = 1;
        var (central, level) = host.Beside(rig);
        await PublishAsync(central, await rig.VersionAsync("doc-1"));
        var before = await EpochAsync(central);
        host.Level = 2;
        await central.DescribeAsync(Cancel);

        Assert.Equal(2, level.Number);
        Assert.Empty(await ListedAsync(central));
        Assert.NotEqual(before, await EpochAsync(central));
    }

    [Fact]
    public async Task The_level_is_known_after_a_start_at_which_the_host_does_not_answer()
    {
        host.Level = 1;
        await host.Beside(rig).Central.ListGroupsAsync(Cancel);
        await host.DisposeAsync();

        var (central, level) = host.Beside(rig, most: 2);

        Assert.Empty(await ListedAsync(central));
        Assert.Equal((1, "Phần mềm HĐND đang ở mức 1:"), (level.Number, LevelWords.Standing(level)[..27]));
    }

    [Fact]
    public async Task The_settings_hold_a_host_down_and_the_administrator_reads_so()
    {
        var (central, level) = host.Beside(rig, most: 1);

        await central.DescribeAsync(Cancel);

        Assert.Equal(1, level.Number);
        Assert.StartsWith("Phần mềm HĐND đang ở mức 2, nhưng Host:Level chỉ cho dùng đến mức 1:", LevelWords.Standing(level), StringComparison.Ordinal);
        Assert.Contains("đặt Host:Level là 2", LevelWords.Next(level), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_done_before_the_host_has_said_what_it_is()
    {
        await host.DisposeAsync();
        var (central, level) = host.Beside(rig);

        Assert.IsType<Answer<CentralList<CentralDocument>>.Unavailable>(await central.ListDocumentsAsync(null, Cancel));
        Assert.StartsWith("Chưa biết phần mềm HĐND đang ở mức nào", LevelWords.Standing(level), StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<(string, DateOnly?)>> GroupsAsync(ICentralDirectories central) =>
        Assert.IsType<Answer<CentralList<CentralGroup>>.Ok>(await central.ListGroupsAsync(Cancel)).Value.Items.Select(row => (row.Id, row.ValidTo));

    private static async Task<IEnumerable<string>> ListedAsync(ICentralDocuments central) =>
        Assert.IsType<Answer<CentralList<CentralDocument>>.Ok>(await central.ListDocumentsAsync(null, Cancel)).Value.Items.Select(row => row.DocumentId).Order();

    private static async Task<string> EpochAsync(ICentralDocuments central) => Assert.IsType<Answer<CentralList<CentralDocument>>.Ok>(await central.ListDocumentsAsync(null, Cancel)).Value.Epoch;

    private async Task<Answer<CommitReceipt>> PublishAsync(ICentralSystem central, DocumentVersion version)
    {
        var uploads = new Dictionary<string, string>();
        foreach (var part in version.Parts)
        {
            uploads.Add(part.Name, Assert.IsType<Answer<BegunUpload>.Ok>(await central.BeginUploadAsync(part.Size, () => rig.Content.Open(part.Sha256)!, Cancel)).Value.Id);
        }

        return await central.CommitDocumentAsync(version, uploads, Cancel);
    }
}
