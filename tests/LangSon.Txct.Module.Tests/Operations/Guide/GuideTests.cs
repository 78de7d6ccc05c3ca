using System.Text.RegularExpressions;
using LangSon.Txct.Support;
using static LangSon.Txct.Support.TextOrder;

namespace LangSon.Txct.Operations.Guide;

/// <summary>The administrator's handbook.</summary>
public partial class GuideTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_code_that_anybody_can_meet_has_its_line_in_the_guide()
    {
        var missing = CodesOfTheSource().Except(GuideCode.All.Select(code => code.Code)).Order(StringComparer.Ordinal).ToList();

        Assert.True(missing.Count == 0, $"codes.json has no line for {string.Join(", ", missing)}.");
    }

    [Fact]
    public void No_line_of_the_guide_is_for_a_code_that_nothing_gives()
    {
        var strange = GuideCode.All.Select(code => code.Code).Except(CodesOfTheSource()).ToList();

        Assert.True(strange.Count == 0, $"codes.json has lines for {string.Join(", ", strange)}, and nothing gives them.");
    }

    [Fact]
    public void Each_line_stands_once_in_the_order_of_the_codes_and_says_why_what_to_do_and_who_does_it()
    {
        var codes = GuideCode.All.Select(code => code.Code).ToList();

        Assert.Equal(codes.Distinct().Order(StringComparer.Ordinal), codes);
        Assert.All(GuideCode.All, code => Assert.True(
            code.Cause?.Trim().Length > 10 && code.Step?.Trim().Length > 10 && Enum.IsDefined(code.Who), $"{code.Code} lacks its cause, its step or who does it."));
    }

    [Theory]
    [InlineData("TXCT-OPS-101", "TXCT-OPS-101")]
    [InlineData("ops 101", "TXCT-OPS-101")]
    [InlineData("tu choi ten va khoa", "TXCT-OPS-103")]
    [InlineData("Từ chối TÊN", "TXCT-OPS-103")]
    public void A_code_is_found_by_its_name_and_by_words_with_or_without_accents(string words, string code)
    {
        var found = GuideCode.Find(words);

        Assert.Contains(found, row => row.Code == code);
        Assert.True(found.Count < GuideCode.All.Count / 4);
    }

    [Fact]
    public async Task The_guide_has_its_chapters_and_a_row_for_each_code_to_which_the_overview_leads()
    {
        await using var app = await ModuleApp.StartAsync();
        app.Central.Facts = new Answer<Central.CentralFacts>.Unavailable("connection refused", null);
        using var admin = app.SignIn("role=admin");

        var page = await admin.GetStringAsync("admin/guide", Cancel);

        AssertInOrder(page, "id=\"daily\"", "id=\"year\"", "id=\"backup\"", "id=\"upgrade\"", "id=\"data\"", "id=\"alerts\"", "lệch dưới 60 giây", "id=\"codes\"");
        AssertInOrder(page, "id=\"TXCT-OPS-101\"", "không trả lời phân hệ", "Host:BaseUrl", "Quản trị");
        Assert.Equal(GuideCode.All.Count, Rows().Count(page));
        Assert.All(Within().Matches(page), match => Assert.Contains($"id=\"{match.Groups[1].Value}\"", page, StringComparison.Ordinal));
        Assert.Contains("/txct/admin/guide#TXCT-OPS-101\">TXCT-OPS-101</a>", await admin.GetStringAsync("admin", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_filter_shows_the_rows_that_were_asked_for_and_says_where_there_are_none()
    {
        await using var app = await ModuleApp.StartAsync();
        using var admin = app.SignIn("role=admin");

        var found = await admin.GetStringAsync("admin/guide?q=txct-pub-004", Cancel);
        var none = await admin.GetStringAsync("admin/guide?q=%3Cb%3Ezzzzz", Cancel);

        AssertInOrder(found, "value=\"txct-pub-004\"", "1 mã.", "id=\"TXCT-PUB-004\"");
        Assert.Equal(1, Rows().Count(found));
        AssertInOrder(none, "value=\"&lt;b&gt;zzzzz\"", "Không có mã nào như đã tìm.");
        Assert.Equal(0, Rows().Count(none));
    }

    /// <summary>But for those of the host's contract, which have their table in contracts/host: programs tell them to programs.</summary>
    private static HashSet<string> CodesOfTheSource() =>
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(Papers.Root, "src"), "*", SearchOption.AllDirectories)
           where Path.GetExtension(file) is ".cs" or ".razor" or ".ts"
           let folders = Path.GetRelativePath(Papers.Root, file).Split(Path.DirectorySeparatorChar)
           where !folders.Contains("bin") && !folders.Contains("obj") && !folders.Contains("node_modules")
           from Match match in Code().Matches(File.ReadAllText(file))
           select match.Value,
    ];

    [GeneratedRegex("TXCT-(?!HST)[A-Z]{3}-[0-9]{3}")]
    private static partial Regex Code();

    [GeneratedRegex("<tr id=\"TXCT-")]
    private static partial Regex Rows();

    [GeneratedRegex("admin/guide#([^\"]+)\"")]
    private static partial Regex Within();
}
