using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using LangSon.Txct.Central;
using LangSon.Txct.Support;

namespace LangSon.Txct.Petitions.Answers;

/// <summary>From answers of bodies to what voters are told.</summary>
public class AnswerTests
{
    private const string Answers = "api/petitions/answers";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_published_report_suggests_answers_and_a_person_confirms_them()
    {
        await using var app = await ModuleApp.StartAsync();
        using var office = await ReadyAsync(app);
        var report = await PublishAsync(app);

        Assert.Equal([report], JsonElement.Parse(await office.GetStringAsync($"{Answers}/reports", Cancel)).EnumerateArray().Select(row => row.Of("documentId")));
        var suggested = JsonElement.Parse(await office.GetStringAsync($"{Answers}/reports/{report}", Cancel)).EnumerateArray().ToList();
        Assert.Equal(12, suggested.Count);
        var road = suggested[0];
        var ids = road.GetProperty("petitions").EnumerateArray().Select(petition => petition.Of("id")).ToArray();
        Assert.Single(ids);
        Assert.Empty(await office.PetitionsAsync("&answered=true"));

        var source = road.GetProperty("row").GetProperty("source");
        var row = new { table = source.GetProperty("table").GetInt32(), row = source.GetProperty("row").GetInt32(), ids };
        Assert.Equal("200", await office.CodeOfAsync($"{Answers}/reports/{report}", new { rows = new[] { row } }));

        var answer = Assert.Single(await office.PetitionsAsync("&answer=resolved")).GetProperty("answer");
        Assert.Equal(("Sở Giao thông vận tải", "Đã sửa chữa xong 1,8 km, nghiệm thu ngày 22/5/2024", "305/BC-UBND", "2024-06-06"), (answer.Of("agency"), answer.Of("words"), answer.Of("number"), answer.Of("issuedOn")));
        Assert.Equal(await ReportAsync(), await office.GetByteArrayAsync($"api/petitions/{ids[0]}/answer/file", Cancel));
        Assert.Equal("TXCT-PET-026", await office.CodeOfAsync($"{Answers}/reports/{report}", new { rows = new[] { new { table = 9, row = 9, ids } } }));
        Assert.Equal("TXCT-PET-025", await office.CodeOfAsync($"{Answers}/reports/khong-co", new { rows = new[] { row } }));
    }

    [Theory]
    [InlineData("class", "xong", "TXCT-PET-027")]
    [InlineData("words", "", "TXCT-PET-028")]
    [InlineData("agency", "", "TXCT-PET-029")]
    [InlineData("number", "", "TXCT-PET-014")]
    [InlineData("issuedOn", "2025-01-01", "TXCT-PET-015")]
    [InlineData("id", "khong-co", "TXCT-PET-002")]
    [InlineData("words", "Đã sửa xong.", "200")]
    public async Task An_answer_by_letter_has_class_words_body_number_and_day(string field, string value, string code)
    {
        await using var app = await ModuleApp.StartAsync();
        using var office = await ReadyAsync(app);

        Assert.Equal(code, await AnswerAsync(office, (field, value)));

        Assert.Equal(code == "200" ? 1 : 0, (await office.PetitionsAsync("&answered=true")).Count);
    }

    [Fact]
    public async Task What_is_being_resolved_without_a_road_map_is_marked_as_such()
    {
        await using var app = await ModuleApp.StartAsync();
        using var office = await ReadyAsync(app);

        await AnswerAsync(office, ("class", "inProgress"), ("words", "Đã điều động 02 giáo viên."));
        var without = Assert.Single(await office.PetitionsAsync("&answered=true")).GetProperty("answer").GetProperty("lacksRoadMap").GetBoolean();
        await AnswerAsync(office, ("class", "inProgress"), ("words", "Khởi công quý III/2024."));
        var with = Assert.Single(await office.PetitionsAsync("&answered=true")).GetProperty("answer").GetProperty("lacksRoadMap").GetBoolean();

        Assert.Equal((true, false), (without, with));
    }

    [Fact]
    public async Task A_group_gets_its_own_answers_as_a_paper_evaluates_them_and_says_when_voters_were_told()
    {
        await using var app = await ModuleApp.StartAsync();
        using var office = await ReadyAsync(app);
        await AnswerAsync(office);
        using var leader = app.SignInToAct("role=groupLeader", "groupId=T03", "sub=tt-03");
        using var other = app.SignInToAct("role=groupLeader", "groupId=T04", "sub=tt-04");

        Assert.Contains("petitions/answers/T03.docx", await leader.GetStringAsync("", Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain("petitions/answers", await other.GetStringAsync("", Cancel), StringComparison.Ordinal);
        var text = await PaperAsync(leader, "T03");
        Assert.Contains("Có 1 kiến nghị của cử tri trên địa bàn đã được trả lời: đã giải quyết xong: 1.", text, StringComparison.Ordinal);
        Assert.Contains("Sở Giao thông vận tải; văn bản số 88/SGTVT-QL ngày 01/7/2024", text, StringComparison.Ordinal);
        var ids = JsonElement.Parse(await leader.GetStringAsync("api/petitions/own", Cancel)).EnumerateArray().Select(row => row.Of("id")).ToArray();
        Assert.Single(ids);

        Assert.Equal("TXCT-PET-002", await other.CodeOfAsync("api/petitions/told", new { ids, on = "2024-07-05", place = "Nhà văn hóa" }));
        Assert.Equal("TXCT-PET-033", await leader.CodeOfAsync("api/petitions/told", new { ids, on = "2024-07-09", place = "Nhà văn hóa" }));
        Assert.Equal("TXCT-PET-032", await leader.CodeOfAsync("api/petitions/evaluations", new { ids, isSatisfied = false }));
        Assert.Equal("200", await leader.CodeOfAsync("api/petitions/evaluations", new { ids, isSatisfied = false, note = "Mới sửa một đoạn." }));
        Assert.Equal("200", await leader.CodeOfAsync("api/petitions/told", new { ids, on = "2024-07-05", place = "Nhà văn hóa xã Khuất Xá" }));

        var row = Assert.Single(await office.PetitionsAsync("&answered=true"));
        Assert.Equal(("Mới sửa một đoạn.", "Nhà văn hóa xã Khuất Xá"), (row.GetProperty("evaluation").Of("note"), row.GetProperty("told").Of("place")));
        Assert.Contains("Chưa có kiến nghị nào", await PaperAsync(leader, "T03"), StringComparison.Ordinal);
        Assert.Contains("Đã trả lời cử tri ngày 05/7/2024 tại Nhà văn hóa xã Khuất Xá", await PaperAsync(leader, "T03", "?all=true"), StringComparison.Ordinal);
        using var forbidden = await other.GetAsync("petitions/answers/T03.docx", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, forbidden.StatusCode);
    }

    [Fact]
    public async Task A_delegate_neither_evaluates_nor_sees_the_voters()
    {
        await using var app = await ModuleApp.StartAsync();
        using var member = app.SignInToAct("role=delegate", "groupId=T03");

        Assert.Equal("TXCT-PET-034", await member.CodeOfAsync("api/petitions/told", new { ids = new[] { "x" }, on = "2024-07-05", place = "Nhà văn hóa" }));
        using var own = await member.GetAsync("api/petitions/own", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
    }

    private static async Task<HttpClient> ReadyAsync(ModuleApp app)
    {
        await app.KnowTheYearAsync();
        await app.ReadAsync("T03", "Đường tỉnh 237C từ Km12 đến Km14 qua xã Khuất Xá hỏng nặng, cử tri mong sớm được sửa chữa.", "Đề nghị kéo điện cho thôn Khuổi Nà.");
        return app.SignInToAct("role=office", "sub=vp-01");
    }

    private static Task<byte[]> ReportAsync() => File.ReadAllBytesAsync(Path.Combine(Papers.Root, "src/LangSon.Txct.ReferenceHost/Samples/documents/305 BC-UBND KQ giai quyet KNCT.docx"), Cancel);

    private static async Task<string> PublishAsync(ModuleApp app) => (await app.ShowAsync(
        new DocumentMetadata("PetitionResolutionReport", "305", "BC-UBND", new(2024, 6, 6), "UBND tỉnh Lạng Sơn", "Kết quả giải quyết kiến nghị của cử tri", "Vi Thị Tưởng Tượng", "2024-mid", ["2024-pre-mid"], ["delegates"]),
        "305 BC-UBND KQ giai quyet KNCT.docx", await ReportAsync())).DocumentId;

    /// <summary>Answers the first petition; sound but for the fields named.</summary>
    private static async Task<string> AnswerAsync(HttpClient office, params (string Name, string Value)[] said)
    {
        Dictionary<string, string> fields = new()
        {
            ["id"] = (await office.PetitionsAsync())[0].Of("id"), ["class"] = "resolved", ["words"] = "Đã sửa xong.", ["agency"] = "Sở Giao thông vận tải", ["number"] = "88/SGTVT-QL", ["issuedOn"] = "2024-07-01", ["signer"] = "Nông Văn Thử",
        };
        Array.ForEach(said, field => fields[field.Name] = field.Value);
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value, Encoding.UTF8), name);
        }

        using var answer = await office.PostAsync(Answers, form, Cancel);
        return answer.IsSuccessStatusCode ? $"{(int)answer.StatusCode}" : JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancel)).Of("code");
    }

    private static async Task<string> PaperAsync(HttpClient browser, string group, string query = "")
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(await browser.GetByteArrayAsync($"petitions/answers/{group}.docx{query}", Cancel)), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(file, Cancel).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        return file.MainDocumentPart!.Document!.Body!.InnerText;
    }
}
