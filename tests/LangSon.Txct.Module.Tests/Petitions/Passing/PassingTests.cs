using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using LangSon.Txct.Content;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Petitions.Passing;

/// <summary>From decided petitions to papers that pass them on.</summary>
public class PassingTests
{
    private const string Passings = "api/petitions/passings";

    private static readonly ConcurrentDictionary<string, byte[]> Letters = new(StringComparer.Ordinal);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("trung-uong", "Bộ Y tế", "2024-07-06", "Đoàn đại biểu Quốc hội tỉnh")]
    [InlineData("tinh", "Sở Y tế", "2024-07-06", "Ủy ban nhân dân tỉnh")]
    [InlineData("tinh", "Công an tỉnh", "2024-07-06", "Ủy ban nhân dân tỉnh")]
    [InlineData("huyen", "UBND huyện Hữu Lũng", "2025-06-30", "Thường trực HĐND, UBND huyện Hữu Lũng")]
    [InlineData("huyen", "UBND huyện Hữu Lũng", "2025-07-01", null)]
    [InlineData("xa", "UBND thị trấn Hữu Lũng", "2026-11-30", "Thường trực HĐND, UBND thị trấn Hữu Lũng")]
    [InlineData("xa", "UBND xã, phường, thị trấn", "2024-07-06", null)]
    public void Who_receives_follows_from_competence_and_day_and_never_from_a_guess(string competence, string agency, string day, string? recipient) =>
        Assert.Equal(recipient, Recipients.Of(competence, agency, DateOnly.Parse(day, null)));

    [Fact]
    public async Task The_province_gets_one_paper_with_an_annex_for_each_body_and_others_one_each()
    {
        await using var app = await ModuleApp.StartAsync();
        using var office = await DecidedAsync(app);

        var drafted = await (await office.PostAsJsonAsync(Passings, new { round = "2024-post-mid" }, Cancel)).ReadJsonAsync();

        Assert.Equal(
            [("Đoàn đại biểu Quốc hội tỉnh", 1), ("Thường trực HĐND, UBND xã Vân Nham", 1), ("Ủy ban nhân dân tỉnh", 3)],
            drafted.GetProperty("drafts").EnumerateArray().Select(draft => (draft.Of("recipient"), draft.GetProperty("lines").GetArrayLength())));
        Assert.Equal("UBND xã, phường, thị trấn", drafted.GetProperty("unplaced")[0].Of("agency"));
        using var file = WordprocessingDocument.Open(new MemoryStream(await office.GetByteArrayAsync($"{Passings}/{drafted.GetProperty("drafts")[2].Of("id")}/draft.docx", Cancel)), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(file, Cancel).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        var text = file.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.Contains("Phụ lục 1: Sở Giao thông vận tải, 2 kiến nghị", text, StringComparison.Ordinal);
        Assert.Contains("Phụ lục 2: Sở Y tế, 1 kiến nghị", text, StringComparison.Ordinal);
        Assert.Contains("Số:      /HĐND-VP", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Vi Văn Kẻ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Petitions_in_a_draft_are_in_no_other_and_wait_again_when_it_is_dropped()
    {
        await using var app = await ModuleApp.StartAsync();
        using var office = await DecidedAsync(app);
        var first = await DraftAsync(office);

        Assert.Empty(await DraftAsync(office));
        using var dropped = await office.DeleteAsync($"{Passings}/{first[2].Of("id")}", Cancel);
        var again = Assert.Single(await DraftAsync(office));

        Assert.Equal((HttpStatusCode.NoContent, "Ủy ban nhân dân tỉnh"), (dropped.StatusCode, again.Of("recipient")));
    }

    [Fact]
    public async Task Passed_on_is_only_what_has_number_day_and_file_and_the_file_tells_them()
    {
        await using var app = await ModuleApp.StartAsync();
        using var office = await DecidedAsync(app);
        var id = (await DraftAsync(office))[2].Of("id");

        Assert.Equal("TXCT-PET-022", await IssueAsync(office, id, new() { ["number"] = "119/HĐND-VP", ["issuedOn"] = "2024-07-05" }, null));
        Assert.Empty(await office.PetitionsAsync("&passed=true"));
        Assert.Equal("TXCT-PET-016", await IssueAsync(office, id, new() { ["number"] = "120/HĐND-VP" }, Letter("119/HĐND-VP")));
        Assert.Equal("TXCT-PET-015", await IssueAsync(office, id, new() { ["issuedOn"] = "2024-07-08" }, Letter("119/HĐND-VP")));
        Assert.Equal("TXCT-PET-013", await IssueAsync(office, id, [], WordFile.Sound().Lines("MẬT").ToBytes()));
        Assert.False(Kept(app, Letter("119/HĐND-VP")), "What was refused leaves no byte.");

        Assert.Equal("200", await IssueAsync(office, id, [], Letter("119/HĐND-VP")));

        Assert.Equal(["119/HĐND-VP", "119/HĐND-VP", "119/HĐND-VP"], (await office.PetitionsAsync("&passed=true")).Select(row => row.Of("passedBy")));
        using var dropped = await office.DeleteAsync($"{Passings}/{id}", Cancel);
        Assert.Equal(HttpStatusCode.Conflict, dropped.StatusCode);
        Assert.Equal(Letter("119/HĐND-VP"), await office.GetByteArrayAsync($"{Passings}/{id}/issued", Cancel));
    }

    [Fact]
    public async Task A_slip_in_the_number_is_mended_by_saying_it_again()
    {
        await using var app = await ModuleApp.StartAsync();
        using var office = await DecidedAsync(app);
        var id = (await DraftAsync(office))[2].Of("id");
        await IssueAsync(office, id, [], Letter("119/HĐND-VP"));

        await IssueAsync(office, id, [], Letter("121/HĐND-VP"));

        Assert.All(await office.PetitionsAsync("&passed=true"), row => Assert.Equal("121/HĐND-VP", row.Of("passedBy")));
    }

    [Fact]
    public async Task An_issued_paper_is_a_packet_where_the_settings_know_both_codes()
    {
        await using var app = await ModuleApp.StartAsync(settings: [("Packets:OwnCodes:0", "H37.99.01"), ("Packets:OwnName", "HĐND tỉnh Lạng Sơn"), ("Petitions:RecipientCodes:Ủy ban nhân dân tỉnh", "H37.99.02")]);
        using var office = await DecidedAsync(app);
        var drafts = await DraftAsync(office);

        Assert.Equal("TXCT-PET-018", await CodeOfAsync(office, $"{Passings}/{drafts[2].Of("id")}/packet.edxml"));
        await IssueAsync(office, drafts[2].Of("id"), [], Letter("119/HĐND-VP"));
        await IssueAsync(office, drafts[0].Of("id"), [], Letter("120/HĐND-VP"));
        Assert.Equal("TXCT-PET-019", await CodeOfAsync(office, $"{Passings}/{drafts[0].Of("id")}/packet.edxml"));

        var bytes = await office.GetByteArrayAsync($"{Passings}/{drafts[2].Of("id")}/packet.edxml", Cancel);
        using var taken = await app.Services.GetRequiredService<ITransit>().TakeAsync(new MemoryStream(bytes), Cancel);
        var read = Assert.IsType<Packets.PacketReading.Read>(await app.Services.GetRequiredService<Packets.IPacketReader>().ReadAsync(taken, Cancel));
        using var packet = read.Packet;
        Assert.Equal(("119", "HĐND-VP", "H37.99.02"), (packet.Number, packet.Notation, packet.To.Single().Code));
        Assert.Equal(Letter("119/HĐND-VP"), await File.ReadAllBytesAsync(packet.Attachments.Single().File.Path, Cancel));
    }

    [Fact]
    public async Task Merged_petitions_are_one_line_and_all_of_them_are_passed_on()
    {
        await using var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        await app.ReadAsync("T06", "Đề nghị sửa đường tỉnh 242 đoạn qua xã Vân Nham.");
        await app.ReadAsync("T05", "Đường tỉnh 242 qua xã Vân Nham hỏng nặng, đề nghị sửa chữa.");
        using var office = app.SignInToAct("role=office", "sub=vp-01");
        var ids = (await office.PetitionsAsync()).Select(row => row.Of("id")).ToArray();
        await office.CodeOfAsync("api/petitions/merges", new { ids });
        await office.CodeOfAsync("api/petitions/decisions", new { ids = ids[..1], competence = "tinh", agency = "Sở Giao thông vận tải" });

        var line = Assert.Single(await DraftAsync(office)).GetProperty("lines").EnumerateArray().Single();

        Assert.Equal(("2", "Tổ đại biểu số 05, Tổ đại biểu số 06", 2), (line.Of("times"), line.Of("groups"), line.GetProperty("ids").GetArrayLength()));
    }

    [Theory]
    [InlineData("role=standingCommittee", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("role=groupLeader;groupId=T06", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("role=admin", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task The_Standing_Committee_reads_and_only_the_Office_passes_on(string person, HttpStatusCode reads, HttpStatusCode drafts)
    {
        await using var app = await ModuleApp.StartAsync();
        using var browser = app.SignInToAct(person.Split(';'));

        using var read = await browser.GetAsync($"{Passings}?round=2024-post-mid", Cancel);
        using var drafted = await browser.PostAsJsonAsync(Passings, new { round = "2024-post-mid" }, Cancel);

        Assert.Equal((reads, drafts), (read.StatusCode, drafted.StatusCode));
    }

    /// <summary>Six petitions, all decided: one for the Centre, three for the province, one for a commune, one for a commune that nobody named.</summary>
    private static async Task<HttpClient> DecidedAsync(ModuleApp app)
    {
        await app.KnowTheYearAsync();
        await app.ReadAsync("T06", "Đề nghị Chính phủ hỗ trợ thẻ BHYT.", "Đề nghị sửa đường tỉnh 242.", "Đề nghị sửa đường tỉnh 243.", "Đề nghị bổ sung bác sĩ.", "Đề nghị sửa nhà văn hóa thôn.", "Đề nghị làm đường ngõ.");
        var office = app.SignInToAct("role=office", "sub=vp-01");
        var ids = (await office.PetitionsAsync()).Select(row => row.Of("id")).ToList();
        (string, string)[] decisions = [("trung-uong", "Chính phủ"), ("tinh", "Sở Giao thông vận tải"), ("tinh", "Sở Giao thông vận tải"), ("tinh", "Sở Y tế"), ("xa", "UBND xã Vân Nham"), ("xa", "UBND xã, phường, thị trấn")];
        foreach (var (id, (competence, agency)) in ids.Zip(decisions))
        {
            Assert.Equal("200", await office.CodeOfAsync("api/petitions/decisions", new { ids = new[] { id }, competence, agency }));
        }

        return office;
    }

    private static async Task<List<JsonElement>> DraftAsync(HttpClient office) =>
        [.. (await (await office.PostAsJsonAsync(Passings, new { round = "2024-post-mid" }, Cancel)).ReadJsonAsync()).GetProperty("drafts").EnumerateArray()];

    /// <summary>The same bytes each time.</summary>
    private static byte[] Letter(string number) => Letters.GetOrAdd(number, _ => new WordFile().Lines(
        "HỘI ĐỒNG NHÂN DÂN", "TỈNH LẠNG SƠN", $"Số: {number}", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Lạng Sơn, ngày 05 tháng 7 năm 2024", "Kính gửi: Ủy ban nhân dân tỉnh",
        "Thường trực HĐND tỉnh chuyển kiến nghị của cử tri.", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. THƯỜNG TRỰC HĐND", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hoàng Thị Giả Định").ToBytes());

    private static async Task<string> IssueAsync(HttpClient office, string id, Dictionary<string, string> fields, byte[]? file)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value, Encoding.UTF8), name);
        }

        if (file is not null)
        {
            form.Add(new ByteArrayContent(file), "file", "van-ban.docx");
        }

        using var answer = await office.PostAsync($"{Passings}/{id}/issue", form, Cancel);
        return answer.IsSuccessStatusCode ? $"{(int)answer.StatusCode}" : JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancel)).Of("code");
    }

    private static bool Kept(ModuleApp app, byte[] bytes)
    {
        using var stored = app.Services.GetRequiredService<IContentStore>().Open(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        return stored is not null;
    }

    private static async Task<string> CodeOfAsync(HttpClient office, string path)
    {
        using var answer = await office.GetAsync(path, Cancel);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancel)).Of("code");
    }
}
