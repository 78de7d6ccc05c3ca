using System.Text.Json;
using LangSon.Txct.Support;

namespace LangSon.Txct.Cli;

/// <summary>`txct read` and `txct classify` as an administrator calls them.</summary>
public sealed class PetitionCommandsTests : IDisposable
{
    private static readonly string Sample = Path.Combine(Papers.Root, "src/LangSon.Txct.ReferenceHost/Samples/group-reports/02-bao-cao-to-06-huu-lung-sau-kh-giua-nam.docx");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("txct-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_paper_that_was_read_is_one_line_of_json()
    {
        var (exit, text, _) = await CommandProcess.RunAsync("read", "--json", Sample);

        var paper = JsonElement.Parse(text.Trim());
        Assert.Equal(0, exit);
        Assert.Equal(("VoterContactReport", "Tổ đại biểu số 06", "2024-post-mid"), (paper.GetProperty("kind").GetString(), paper.GetProperty("group").GetString(), paper.GetProperty("round").GetString()));
        Assert.Equal(17, paper.GetProperty("petitions").GetArrayLength());
        Assert.Equal("text field competence agency voter place answeredOnSpot source", string.Join(' ', paper.GetProperty("petitions")[0].EnumerateObject().Select(property => property.Name)));
    }

    [Fact]
    public async Task Of_a_paper_with_a_secret_mark_nothing_is_told()
    {
        var path = Path.Combine(folder.FullName, "mat.docx");
        File.WriteAllBytes(path, WordFile.Sound().Paragraph("MẬT").ToBytes());

        var (exit, text, _) = await CommandProcess.RunAsync("read", "--json", path);

        var paper = JsonElement.Parse(text.Trim());
        Assert.Equal(1, exit);
        Assert.Equal("secret-mark", paper.GetProperty("reasons")[0].GetString());
        Assert.Equal((JsonValueKind.Null, 0), (paper.GetProperty("documentNumber").ValueKind, paper.GetProperty("petitions").GetArrayLength()));
    }

    [Fact]
    public async Task Of_a_file_that_cannot_be_read_the_reason_is_told()
    {
        var path = Path.Combine(folder.FullName, "hỏng.docx");
        File.WriteAllBytes(path, WordFile.Sound().ToBytes()[..400]);

        var (exit, text, _) = await CommandProcess.RunAsync("read", "--json", path);

        Assert.Equal(1, exit);
        Assert.NotEqual(0, JsonElement.Parse(text.Trim()).GetProperty("reasons").GetArrayLength());
    }

    [Fact]
    public async Task Petitions_are_sorted_line_by_line_and_repeats_share_a_cluster()
    {
        var path = Path.Combine(folder.FullName, "petitions.jsonl");
        await File.WriteAllLinesAsync(path, [
            """{"id":"a","text":"Bãi rác Lũng Cùng quá tải, đề nghị huyện xử lý.","district":"Huyện Văn Lãng","round":"2024-pre-mid"}""",
            """{"id":"b","text":"Bai rac Lung Cung mui hoi, de nghi huyen di doi.","district":"Huyện Văn Lãng","round":"2024-post-mid"}""",
            "không phải JSON"], TestContext.Current.CancellationToken);

        var (exit, text, errors) = await CommandProcess.RunAsync("classify", path, "--json");

        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        Assert.Equal(1, exit);
        Assert.Contains("Dòng 3 không phải một kiến nghị dạng JSON", errors, StringComparison.Ordinal);
        Assert.Equal(["a", "a"], lines.Select(line => line.GetProperty("cluster").GetString()));
        Assert.Equal(["UBND huyện Văn Lãng", "UBND huyện Văn Lãng"], lines.Select(line => line.GetProperty("agency").GetString()));
        Assert.Equal("id field alternatives competence agency confidence cluster reason", string.Join(' ', lines[0].EnumerateObject().Select(property => property.Name)));
    }
}
