using LangSon.Txct.Central;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Planning;
using LangSon.Txct.Support;

namespace LangSon.Txct.Publishing.Intake;

/// <summary>Which version of which document a file makes, by what is already there.</summary>
public sealed class PaperJudgeTests
{
    private static readonly Session MidYear = new("2024-mid", "MidYear", 25, "Kỳ họp giữa năm", new(2024, 7, 2), new(2024, 7, 4), null);

    private readonly PaperJudge judge = new("langson", UnsignedFiles.Publish, CollectingRig.Plan, [MidYear]);
    private readonly List<Paper> papers = [];
    private readonly List<CentralDocument> shown = [];

    [Fact]
    public void An_annex_that_comes_before_its_document_waits_for_it_and_becomes_its_part()
    {
        var annex = Take("phụ lục.xlsx", 'a', annexOf: "305/BC-UBND");
        Assert.Equal(PaperStage.Incomplete, annex.Stage);

        var whole = Take("báo cáo.docx", 'b');

        Assert.Equal((annex.DocumentId, 1, PaperStage.Waiting), (whole.DocumentId, whole.Number, whole.Stage));
        Assert.Equal(["báo cáo.docx", "phụ lục.xlsx"], whole.Parts.Select(part => part.Name));
    }

    [Fact]
    public void An_annex_that_comes_while_its_document_waits_joins_that_version()
    {
        Take("báo cáo.docx", 'b');

        var whole = Take("phụ lục.xlsx", 'a', annexOf: "305/BC-UBND");

        Assert.Equal(1, whole.Number);
        Assert.Equal(["báo cáo.docx", "phụ lục.xlsx"], whole.Parts.Select(part => part.Name));
    }

    [Fact]
    public void An_annex_that_comes_after_the_sending_makes_the_next_version()
    {
        Keep(Take("báo cáo.docx", 'b') with { Stage = PaperStage.Published });

        var next = Take("phụ lục.xlsx", 'a', annexOf: "305/BC-UBND");

        Assert.Equal((2, PaperStage.Waiting), (next.Number, next.Stage));
        Assert.Equal(["báo cáo.docx", "phụ lục.xlsx"], next.Parts.Select(part => part.Name));
    }

    [Fact]
    public void A_correction_keeps_the_annexes_of_the_version_that_it_corrects()
    {
        Take("báo cáo.docx", 'b');
        Keep(Take("phụ lục.xlsx", 'a', annexOf: "305/BC-UBND") with { Stage = PaperStage.Published });

        var corrected = Take("báo cáo đính chính.docx", 'c', corrects: "305/BC-UBND");

        Assert.Equal(2, corrected.Number);
        Assert.Equal(["báo cáo đính chính.docx", "phụ lục.xlsx"], corrected.Parts.Select(part => part.Name));
    }

    [Fact]
    public void What_the_central_system_shows_already_is_known_again_after_the_module_was_restored()
    {
        var published = Take("báo cáo.docx", 'b');
        papers.Clear();
        shown.Add(new CentralDocument(published.DocumentId, 3, published.Metadata, published.Parts, DateTimeOffset.UnixEpoch, Deleted: false));

        var known = Take("báo cáo.docx", 'b');

        Assert.Equal((3, PaperStage.Published), (known.Number, known.Stage));
    }

    [Fact]
    public void The_numbers_of_the_central_system_win()
    {
        var published = Take("báo cáo.docx", 'b');
        papers.Clear();
        shown.Add(new CentralDocument(published.DocumentId, 3, published.Metadata, published.Parts, DateTimeOffset.UnixEpoch, Deleted: false));

        Assert.Equal(["number-conflict"], Judge("báo cáo khác.docx", 'd').Findings.Select(finding => finding.Code));
        Assert.Equal(4, Take("báo cáo đính chính.docx", 'c', corrects: "305/BC-UBND").Number);
    }

    [Fact]
    public void A_document_that_was_withdrawn_before_it_came_is_held()
    {
        Keep(Take("thông báo.docx", 'b', number: "201", notation: "TB-HĐND", withdraws: "305/BC-UBND"));

        var judged = Judge("báo cáo.docx", 'c');

        Assert.Equal(FileOutcome.Held, judged.Outcome);
        Assert.Equal("withdrawn", Assert.Single(judged.Findings).Code);
        Assert.Contains("201/TB-HĐND", judged.Findings[0].Message, StringComparison.Ordinal);
    }

    private void Keep(Paper paper)
    {
        papers.RemoveAll(other => other.DocumentId == paper.DocumentId && other.Number == paper.Number);
        papers.Add(paper);
    }

    private Paper Take(string name, char content, string number = "305", string notation = "BC-UBND", string? corrects = null, string? annexOf = null, string? withdraws = null)
    {
        var judged = Judge(name, content, number, notation, corrects, annexOf, withdraws);
        Assert.Empty(judged.Findings);
        Keep(judged.Paper!);
        return judged.Paper!;
    }

    private Judged Judge(string name, char content, string number = "305", string notation = "BC-UBND", string? corrects = null, string? annexOf = null, string? withdraws = null)
    {
        var paper = new ReadPaper(
            "application/pdf", "", "PetitionResolutionReport", number, notation, new(2024, 6, 6), "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN", "Kết quả giải quyết", "Vi Thị Tưởng Tượng",
            [new SessionMention("MidYear", 2024)], corrects, IsForm: false, IsDraft: false)
        {
            Relations = new PaperRelations(null, corrects, withdraws, null, annexOf),
        };
        using var bytes = new TransitFile($"{name}.transit", 7, new string(content, 64));
        return judge.Of(new Candidate(name, name, null, bytes, new Reading.Read(name, paper, [])), [], new Known([], papers, shown));
    }
}
