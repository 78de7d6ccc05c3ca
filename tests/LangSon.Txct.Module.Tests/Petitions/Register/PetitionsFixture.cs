using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Petitions.Acts;
using LangSon.Txct.Petitions.Answers;
using LangSon.Txct.Petitions.Classifying;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Reading;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.Time.Testing;

namespace LangSon.Txct.Petitions.Register;

/// <summary>A register of petitions on a database, and what persons do with it.</summary>
public abstract class PetitionsFixture : IAsyncLifetime
{
    internal static readonly DateTimeOffset Noon = new(2024, 7, 22, 5, 0, 0, 123, TimeSpan.Zero);

    internal static readonly PetitionDecision Roads = new("giao-thong", "tinh", "Sở Giao thông vận tải"), Schools = new("giao-duc", "huyen", "UBND huyện Hữu Lũng");

    private readonly Func<Task<ITemporaryDatabase>> open;
    private SqlInbox inbox = null!;

    internal PetitionsFixture(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private protected ITemporaryDatabase Temporary { get; private set; } = null!;

    private protected SqlPetitions Register { get; private set; } = null!;

    private protected PetitionActs Acts { get; private set; } = null!;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Temporary = await open();
        Register = new SqlPetitions(Temporary.Database);
        Acts = new PetitionActs(Register, new PetitionSorting(Register, new SqlOwnWords(Temporary.Database), new SqlDirectory(Temporary.Database)), new FakeTimeProvider(Noon));
        inbox = new SqlInbox(Temporary.Database);
    }

    public async ValueTask DisposeAsync()
    {
        await Temporary.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static PetitionAnswer Done { get; } = new(AnswerClasses.Resolved, "Sở Giao thông vận tải", "Đã sửa xong.", null, null, "305/BC-UBND", new(2024, 6, 6), "Vi Thị Tưởng Tượng");

    private protected Task<ActOutcome> DecideAsync(string id, PetitionDecision decision) => Acts.DecideAsync([id], decision.Field, decision.Competence, decision.Agency, "vp-01", Cancel);

    private protected async Task<IEnumerable<string>> TextsAsync() => (await Register.AllAsync(Cancel)).Select(petition => petition.Text);

    private protected async Task<List<PetitionDecision?>> DecidedAsync() => [.. (await Register.AllAsync(Cancel)).Select(petition => petition.State.Decided)];

    private protected static async Task<string> DoneAsync(Task<ActOutcome> act)
    {
        var outcome = await act;
        Assert.Null(outcome.Fault);
        return outcome.Act!;
    }

    private protected static Classified Suggested { get; } = new("dien", ["y-te"], "tinh", "Sở Y tế", 0.5, "Có “điện”.");

    private protected static KnownReport Report(string id, int number) => new(
        id, number, "T06", "2024-post-mid", "VoterContactReport", "Báo cáo", "T06", "r1", $"c{number}", $"b{number}", Noon);

    private protected Task AddAsync(KnownReport report) => Temporary.Database.WriteAsync(work => inbox.AddReportAsync(work, report, Cancel), Cancel);

    private protected async Task DeliverAsync(KnownReport report)
    {
        await AddAsync(report);
        await Temporary.Database.WriteAsync(work => inbox.MarkDeliveredAsync(work, report.ReportId, report.Number, Cancel), Cancel);
    }

    private protected Task KeepAsync(KnownReport report, params string[] texts) => Register.KeepAsync(
        report, new PaperFigures(report.ReportId, report.Number, 7, 526, 51, [], []),
        [.. texts.Select(text => new SortedPetition(new ReadPetition(text, null, null, null, "Vi Văn Kẻ", "xã Vân Nham", true, new PaperSpot(Page: 2, Line: 14)), Suggested))], Noon, Cancel);
}
