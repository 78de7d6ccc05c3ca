using System.Diagnostics;
using System.Text;
using System.Text.Json;
using LangSon.Txct.Support;

namespace LangSon.Txct.Cli;

/// <summary>The command as an administrator calls it.</summary>
public sealed class InspectTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("txct-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Each_file_is_one_line_of_json_in_the_order_of_names()
    {
        Write("b.docx", WordFile.Sound().ToBytes());
        Write("a.docx", WordFile.Sound().Paragraph("MẬT").ToBytes());

        var (exit, lines, _) = await RunAsync("inspect", "--json", At("b.docx"), At("a.docx"));

        Assert.Equal(0, exit);
        Assert.Equal([At("a.docx"), At("b.docx")], lines.Select(line => line.GetProperty("path").GetString()));
        Assert.Equal(["refused", "publishable"], lines.Select(line => line.GetProperty("verdict").GetString()));
        Assert.Equal(
            "path verdict reasons type number notation issuedOn issuer subject signer session rounds relations sha256",
            string.Join(' ', lines[1].EnumerateObject().Select(property => property.Name)));
    }

    [Fact]
    public async Task A_second_paper_of_a_number_or_a_content_is_seen_beside_the_first()
    {
        Write("1.docx", WordFile.Sound().ToBytes());
        Write("2.docx", WordFile.Sound().Paragraph("Một nội dung khác.").ToBytes());
        Write("3.docx", File.ReadAllBytes(At("1.docx")));

        var (_, lines, _) = await RunAsync("inspect", "--json", At("3.docx"), At("2.docx"), At("1.docx"));

        Assert.Equal(["", "number-conflict", "duplicate-content"], lines.Select(line => string.Join(' ', line.GetProperty("reasons").EnumerateArray().Select(code => code.GetString()))));
    }

    [Fact]
    public async Task Of_a_folder_its_files_are_taken_and_what_stands_beside_them_is_left()
    {
        Write("a.docx", WordFile.Sound().ToBytes());
        Write("a.docx.truth.json", []);
        Write("a.docx.meta.json", []);
        Write("make.sh", []);
        Write("README.md", []);
        Write("~$a.docx", [1]);
        folder.CreateSubdirectory("2024-end");
        Write("2024-end/z.docx", WordFile.Sound().Paragraph("Tệp trong thư mục kỳ họp.").ToBytes());

        var (_, lines, _) = await RunAsync("inspect", "--json", folder.FullName);

        Assert.Equal(["a.docx publishable", "z.docx held", "~$a.docx ignored"], lines.Select(line => $"{Path.GetFileName(line.GetProperty("path").GetString())} {line.GetProperty("verdict").GetString()}"));
    }

    [Fact]
    public async Task Links_pipes_and_folders_are_named_and_not_opened()
    {
        File.CreateSymbolicLink(At("lien ket.pdf"), "/etc/passwd");
        await Process.Start("mkfifo", [At("ong dan.docx")]).WaitForExitAsync(Cancel);

        var (exit, lines, _) = await RunAsync("inspect", "--json", folder.FullName, "/dev/zero");

        Assert.Equal(0, exit);
        Assert.Equal(3, lines.Count);
        Assert.All(lines, line => Assert.Equal("not-a-regular-file", line.GetProperty("reasons")[0].GetString()));
    }

    [Fact]
    public async Task A_file_that_is_still_written_is_held()
    {
        Write("dang ghi.pdf", PdfFile.Sound().ToBytes());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await File.AppendAllTextAsync(At("dang ghi.pdf"), "\n", CancellationToken.None);
                await Task.Delay(200, CancellationToken.None);
            }
        }, Cancel);

        var (_, lines, _) = await RunAsync("inspect", "--json", At("dang ghi.pdf"));
        await stop.CancelAsync();
        await writing;

        Assert.Equal("still-changing", Assert.Single(lines).GetProperty("reasons")[0].GetString());
    }

    [Fact]
    public async Task Files_that_are_no_papers_are_told_apart()
    {
        Write("rong.pdf", []);
        Write("anh.jpg", [0xFF, 0xD8, 0xFF]);
        Write("gia.docx", Encoding.UTF8.GetBytes("<html>không phải Word</html>"));
        Write("trang.docx", PdfFile.Sound().ToBytes());

        var (_, lines, _) = await RunAsync("inspect", "--json", folder.FullName);

        Assert.Equal(["unsupported-type", "type-mismatch", "empty", "type-mismatch"], lines.Select(line => line.GetProperty("reasons")[0].GetString()));
    }

    [Fact]
    public async Task For_people_it_says_in_words_what_to_do()
    {
        Write("a.docx", new WordFile().Lines(WordFile.SoundLines.Select(line => line.Replace("541", "     ", StringComparison.Ordinal))).ToBytes());

        var (_, _, text) = await RunAsync("inspect", At("a.docx"));

        Assert.Contains("Chờ người xem", text, StringComparison.Ordinal);
        Assert.Contains("no-number: Văn bản chưa có số, ký hiệu. Xin gửi bản đã vào sổ", text, StringComparison.Ordinal);
        Assert.Contains("Trích yếu: Kết quả giám sát", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "inspect")]
    [InlineData(2, "inspect", "--unsigned", "maybe", "x.pdf")]
    [InlineData(2, "inspect", "--plan", "/khong/co.json", "x.pdf")]
    [InlineData(1, "inspect", "/khong/co.pdf")]
    public async Task A_wrong_call_is_told_by_the_exit_code(int code, params string[] arguments) => Assert.Equal(code, (await RunAsync(arguments)).Exit);

    private string At(string name) => Path.Combine(folder.FullName, name);

    private void Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(At(name), bytes);
        File.SetLastWriteTimeUtc(At(name), DateTime.UtcNow.AddHours(-1));
    }

    private static async Task<(int Exit, IReadOnlyList<JsonElement> Lines, string Text)> RunAsync(params string[] arguments)
    {
        var (exit, text, _) = await CommandProcess.RunAsync(arguments);
        return (exit, [.. text.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonElement.Parse(line))], text);
    }
}
