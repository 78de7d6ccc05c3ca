using System.Text.Json;
using LangSon.Txct.Cli.Inspect;
using LangSon.Txct.Cli.Read;
using LangSon.Txct.Planning;
using LangSon.Txct.Support;

namespace LangSon.Txct.Petitions.Reading;

/// <summary>Groups' papers of each layout, read from their files and compared with what a person reads in them.</summary>
public class SampleReadingTests
{
    private static readonly string Samples = Path.Combine(Papers.Root, "src/LangSon.Txct.ReferenceHost/Samples/group-reports");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. Directory.GetFiles(Samples).Where(path => !path.EndsWith(".json", StringComparison.Ordinal)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_petition_of_a_paper_is_read_once_with_what_the_paper_states_of_it(string name)
    {
        var truth = Truth(name).GetProperty("petitions").EnumerateArray().ToList();

        var paper = await ReadAsync(name);

        var petitions = paper.Content!.Petitions;
        Assert.Equal(truth.Select(petition => Text(petition, "text")), petitions.Select(petition => petition.Text));
        Assert.Equal(truth.Select(petition => Text(petition, "field")), petitions.Select(petition => petition.Field));
        Assert.Equal(truth.Select(petition => Text(petition, "competence")), petitions.Select(petition => petition.Competence));
        Assert.Equal(truth.Select(petition => Text(petition, "voter")), petitions.Select(petition => petition.Voter));
        Assert.Equal(truth.Select(petition => petition.TryGetProperty("answeredOnSpot", out var answered) && answered.GetBoolean()), petitions.Select(petition => petition.AnsweredOnSpot));
    }

    [Fact]
    public async Task An_old_Word_file_in_the_old_fonts_is_read_like_any_other()
    {
        var petitions = (await ReadAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "petitions", "bao-cao-font-cu.doc"))).Content!.Petitions;

        Assert.Equal(["y-te", "y-te", "giao-thong", "giao-thong", "dien", "giao-duc", "dat-dai", null], petitions.Select(petition => petition.Field));
        Assert.Equal("Trường Mầm non xã Trấn Ninh thiếu 02 phòng học, đề nghị huyện đầu tư.", petitions[5].Text);
        Assert.Equal("Hoàng Văn Phẩy", petitions[4].Voter);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Head_and_figures_of_a_paper_are_read(string name)
    {
        var truth = Truth(name);

        var paper = await ReadAsync(name);

        Assert.Equal(
            (Text(truth, "kind"), Text(truth, "documentNumber"), Text(truth, "issuedOn"), Text(truth, "group"), Text(truth, "round")),
            (paper.Head!.Kind, paper.Head.DocumentNumber, paper.Head.IssuedOn?.ToString("O"), paper.Head.Group, paper.Head.Round));
        Assert.Equal((truth.GetProperty("meetings").GetInt32(), truth.GetProperty("votersAttending").GetInt32()), (paper.Content!.Meetings, paper.Content.VotersAttending));
        Assert.Equal(truth.TryGetProperty("opinions", out var opinions) ? opinions.GetInt32() : null, paper.Content.Opinions);
    }

    [Fact]
    public async Task A_table_printed_as_a_PDF_is_read_as_the_table_that_it_is()
    {
        var printed = await ReadAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "petitions"), "02-bao-cao-to-06-huu-lung-sau-kh-giua-nam.pdf");
        var typed = await ReadAsync("02-bao-cao-to-06-huu-lung-sau-kh-giua-nam.docx");

        Assert.Equal(
            typed.Content!.Petitions.Select(petition => (petition.Text, petition.Field, petition.Competence, petition.Agency, petition.Place)),
            printed.Content!.Petitions.Select(petition => (petition.Text, petition.Field, petition.Competence, petition.Agency, petition.Place)));
    }

    [Fact]
    public async Task A_speaker_who_only_agrees_is_told_apart()
    {
        var paper = await ReadAsync("04-bien-ban-txct-phuong-tam-thanh-truoc-kh-cuoi-nam.doc");

        var other = Assert.Single(paper.Content!.Others);
        Assert.Equal(WordsKind.Thanks, other.Kind);
    }

    [Fact]
    public async Task What_was_recognised_from_a_scan_is_for_a_person_to_compare()
    {
        var paper = await ReadAsync("06-bao-cao-to-08-bac-son-truoc-kh-giua-nam-ban-scan.pdf");

        Assert.Contains(paper.Content!.Notes, note => note.StartsWith("Văn bản là bản quét", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_petition_says_where_it_stands()
    {
        var sheet = await ReadAsync("03-bieu-tong-hop-to-03-loc-binh-truoc-kh-cuoi-nam.xlsx");
        var prose = await ReadAsync("05-bao-cao-to-09-binh-gia-sau-kh-cuoi-nam.pdf");

        Assert.Equal(new PaperSpot(Table: 1, Row: 11), sheet.Content!.Petitions[0].Source);
        Assert.All(prose.Content!.Petitions, petition => Assert.True(petition.Source is { Page: 1 or 2, Line: > 0 }, $"{petition.Source}"));
    }

    private static Task<PaperResult> ReadAsync(string name) => ReadAsync(Samples, name);

    private static async Task<PaperResult> ReadAsync(string folder, string name)
    {
        var run = new PaperRun(new RoundCalendar(InspectSources.Plan(null), InspectSources.Sessions(null)), TimeProvider.System);
        await foreach (var paper in run.RunAsync([Path.Combine(folder, name)], Cancel))
        {
            return paper;
        }

        throw new InvalidOperationException($"{name} was not read.");
    }

    private static JsonElement Truth(string name) => JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "petitions", $"{name}.truth.json")));

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
