using LangSon.Txct.Central;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;

namespace LangSon.Txct.Publishing;

/// <summary>What every store of own documents and of the intake's register must do. One class per database runs it.</summary>
public abstract class PapersContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2024, 6, 12, 5, 0, 0, 123, TimeSpan.Zero);

    private readonly Func<Task<ITemporaryDatabase>> open;
    private ITemporaryDatabase temporary = null!;
    private SqlPapers papers = null!;

    internal PapersContract(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        temporary = await open();
        papers = new SqlPapers(temporary.Database);
    }

    public async ValueTask DisposeAsync()
    {
        await temporary.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_file_and_its_document_come_back_as_they_were_registered()
    {
        await papers.RegisterAsync(File("a.pdf"), Paper("doc-1"), Cancel);

        var file = Assert.Single(await papers.FilesAsync(Cancel));
        Assert.Equal(("a.pdf", 7L, Noon, FileOutcome.Accepted, "doc-1", 1, PaperStage.Waiting), (file.Path, file.Size, file.WrittenAt, file.Outcome, file.DocumentId, file.Number, file.Stage));
        Assert.Equivalent(Paper("doc-1"), Assert.Single(await papers.PapersAsync(Cancel)), strict: true);
        Assert.Equivalent(file, await papers.FindFileAsync(file.Id, Cancel), strict: true);
    }

    [Fact]
    public async Task Files_stand_in_the_register_in_the_order_in_which_they_came()
    {
        await papers.RegisterAsync(File("b.pdf", FileOutcome.Held), paper: null, Cancel);
        await papers.RegisterAsync(File("a.pdf", FileOutcome.Refused), paper: null, Cancel);

        var files = await papers.FilesAsync(Cancel);

        Assert.Equal(["b.pdf", "a.pdf"], files.Select(file => file.Path));
        Assert.All(files, file => Assert.True(file.DocumentId is null && file.Number is null && file.Stage is null));
        Assert.Null(await papers.FindFileAsync(files[^1].Id + 1, Cancel));
    }

    [Fact]
    public async Task A_file_whose_version_is_on_its_way_already_is_not_registered_either()
    {
        await papers.RegisterAsync(File("a.pdf"), Paper("doc-1"), Cancel);

        await temporary.Database.WriteAsync(work => papers.MarkSendingAsync(work, Paper("doc-1"), Cancel), Cancel);

        Assert.False(await papers.RegisterAsync(File("b.pdf"), Paper("doc-1"), Cancel));

        Assert.Equal(["a.pdf"], (await papers.FilesAsync(Cancel)).Select(file => file.Path));
    }

    [Fact]
    public async Task A_held_file_is_accepted_once()
    {
        await papers.RegisterAsync(File("a.pdf", FileOutcome.Held), paper: null, Cancel);
        var id = (await papers.FilesAsync(Cancel))[0].Id;

        Assert.True(await papers.AcceptHeldAsync(id, Paper("doc-1"), "An", DateTimeOffset.UnixEpoch, Cancel));
        Assert.False(await papers.AcceptHeldAsync(id, Paper("doc-2"), "Bình", DateTimeOffset.UnixEpoch, Cancel));

        Assert.Equal(["doc-1"], (await papers.PapersAsync(Cancel)).Select(paper => paper.DocumentId));
        Assert.Equal(FileOutcome.Accepted, (await papers.FindFileAsync(id, Cancel))!.Outcome);
    }

    [Fact]
    public async Task A_document_goes_on_its_way_once_and_says_when_it_is_published()
    {
        await papers.RegisterAsync(File("a.pdf"), Paper("doc-1"), Cancel);

        var marked = await temporary.Database.WriteAsync(
            async work => (await papers.MarkSendingAsync(work, Paper("doc-1"), Cancel), await papers.MarkSendingAsync(work, Paper("doc-1"), Cancel)), Cancel);
        var published = await temporary.Database.WriteAsync(work => papers.MarkArrivedAsync(work, "doc-1", 1, PaperStage.Published, Cancel), Cancel);
        var strange = await temporary.Database.WriteAsync(work => papers.MarkArrivedAsync(work, "doc-2", 1, PaperStage.Published, Cancel), Cancel);

        Assert.Equal((true, false), marked);
        Assert.Equal(PaperStage.Published, published!.Stage);
        Assert.Null(strange);
        Assert.Equal(PaperStage.Published, (await papers.FilesAsync(Cancel))[0].Stage);
    }

    [Fact]
    public async Task A_file_written_again_with_the_same_content_keeps_its_row()
    {
        await papers.RegisterAsync(File("a.pdf"), Paper("doc-1"), Cancel);
        var id = (await papers.FilesAsync(Cancel))[0].Id;

        await papers.TouchAsync(id, 8, Noon.AddHours(1), Cancel);

        var file = (await papers.FindFileAsync(id, Cancel))!;
        Assert.Equal((8L, Noon.AddHours(1), "doc-1"), (file.Size, file.WrittenAt, file.DocumentId));
    }

    [Fact]
    public async Task A_waiting_version_takes_another_part_and_goes_out_only_as_it_is_then()
    {
        await papers.RegisterAsync(File("a.pdf"), Paper("doc-1"), Cancel);
        var whole = Paper("doc-1") with { Parts = [.. Paper("doc-1").Parts, new Part("phụ lục.xlsx", "application/pdf", 8, new string('b', 64))] };

        Assert.True(await papers.RegisterAsync(File("b.xlsx"), whole, Cancel));

        Assert.False(await temporary.Database.WriteAsync(work => papers.MarkSendingAsync(work, Paper("doc-1"), Cancel), Cancel));
        Assert.True(await temporary.Database.WriteAsync(work => papers.MarkSendingAsync(work, whole with { SetId = "set-1" }, Cancel), Cancel));
        Assert.Equal(("set-1", 2), (Assert.Single(await papers.InSetsAsync(Cancel)).SetId, (await papers.VersionsAsync("doc-1", Cancel))[0].Parts.Count));
    }

    [Fact]
    public async Task A_document_that_was_withdrawn_never_counts_as_arrived()
    {
        await papers.RegisterAsync(File("a.pdf"), Paper("doc-1"), Cancel);

        var numbers = await temporary.Database.WriteAsync(work => papers.MarkWithdrawnAsync(work, "doc-1", Cancel), Cancel);

        Assert.Equal([1], numbers);
        Assert.Null(await temporary.Database.WriteAsync(work => papers.MarkArrivedAsync(work, "doc-1", 1, PaperStage.Published, Cancel), Cancel));
    }

    [Fact]
    public async Task What_the_central_system_has_lost_is_on_its_way_again_by_itself()
    {
        await papers.RegisterAsync(File("a.pdf"), Paper("doc-1"), Cancel);
        await papers.RegisterAsync(File("b.pdf"), Paper("doc-1") with { Number = 2 }, Cancel);
        await temporary.Database.WriteAsync(
            async work =>
            {
                await papers.MarkSendingAsync(work, Paper("doc-1") with { Number = 2, SetId = "set-1" }, Cancel);
                await papers.MarkArrivedAsync(work, "doc-1", 1, PaperStage.Published, Cancel);
                await papers.MarkArrivedAsync(work, "doc-1", 2, PaperStage.Published, Cancel);
            },
            Cancel);

        var lost = await temporary.Database.WriteAsync(work => papers.MarkLostAsync(work, "doc-1", 1, Cancel), Cancel);

        Assert.Equal((2, PaperStage.Sending, null), (Assert.Single(lost).Number, lost[0].Stage, lost[0].SetId));
    }

    [Fact]
    public async Task Papers_are_found_by_their_number_and_by_the_number_that_they_withdraw()
    {
        await papers.RegisterAsync(File("a.pdf"), Paper("doc-1"), Cancel);
        await papers.RegisterAsync(File("b.pdf"), Paper("doc-2") with { Metadata = Metadata with { Number = "201", Notation = "TB-HĐND", Relations = new Relations(Withdraws: "499/BC-HĐND") } }, Cancel);
        await papers.RegisterAsync(File("c.pdf"), Paper("doc-3") with { Metadata = Metadata with { Number = "7" } }, Cancel);

        Assert.Equal(["doc-1", "doc-2"], (await papers.ConcerningAsync("doc-9", "499/BC-HĐND", Cancel)).Select(paper => paper.DocumentId));
        Assert.Equal(["doc-3"], (await papers.ConcerningAsync("doc-3", null, Cancel)).Select(paper => paper.DocumentId));
        Assert.Empty(await papers.WithdrawingAsync(Cancel));
        await temporary.Database.WriteAsync(work => papers.MarkArrivedAsync(work, "doc-2", 1, PaperStage.Published, Cancel), Cancel);
        Assert.Equal(["doc-2"], (await papers.WithdrawingAsync(Cancel)).Select(paper => paper.DocumentId));
    }

    private static NewFile File(string path, FileOutcome outcome = FileOutcome.Accepted) =>
        new(path, 7, Noon, new string('a', 64), "application/pdf", outcome, [], Metadata, Noon);

    private static Paper Paper(string id) => new(id, 1, Metadata, [new Part("tệp.pdf", "application/pdf", 7, new string('a', 64))], PaperStage.Waiting);

    private static DocumentMetadata Metadata =>
        new("OversightReport", "499", "BC-HĐND", new DateOnly(2024, 6, 10), "HĐND tỉnh", "Kết quả giám sát", "Đoàn Thị A", "s1", ["2024-pre-mid"], ["delegates"]);
}

public class SqlitePapersTests() : PapersContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresPapersTests(PostgresServer server) : PapersContract(async () => await TemporaryPostgres.OpenAsync(server));
