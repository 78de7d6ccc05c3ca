using System.Globalization;
using System.Text;
using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Support;

namespace LangSon.Txct.Collecting;

/// <summary>What becomes of a paper that a group's system lists.</summary>
public class ReportIntakeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_goes_on_its_way_with_its_bytes_kept()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource();
        source.Add("r1");

        await rig.PullAsync(source);

        var sent = Assert.Single(await rig.SentAsync());
        Assert.Equal((1, "T01", "2024-pre-mid", "VoterContactReport"), (sent.Number, sent.GroupId, sent.Round, sent.Kind));
        Assert.Equal(["office", "fatherlandFront"], sent.Recipients);
        Assert.True(await rig.Content.VerifyAsync(sent.Attachments.Single().Sha256, Cancel));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(rig.Folder, "transit")));
    }

    [Fact]
    public async Task The_same_content_under_another_id_is_taken_once()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource();
        source.Add("r1");
        source.Add("r2");

        await rig.PullAsync(source);

        Assert.Equal([(InboxState.Applied, null), (InboxState.Applied, "duplicate-content")], await rig.RowsAsync());
        Assert.Single(await rig.SentAsync());
    }

    [Fact]
    public async Task A_correction_becomes_the_next_version()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource();
        source.Add("r1");
        await rig.PullAsync(source);
        source.Add("r1", text: "Cử tri kiến nghị sửa cầu.", version: 2);

        await rig.PullAsync(source);

        var sent = await rig.SentAsync();
        Assert.Equal([1, 2], sent.Select(report => report.Number));
        Assert.Single(sent.Select(report => report.ReportId).Distinct());
    }

    [Fact]
    public async Task A_correction_that_is_taken_back_becomes_a_version_too()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource();
        source.Add("r1", text: "một");
        await rig.PullAsync(source);
        source.Add("r1", text: "hai", version: 2);
        await rig.PullAsync(source);
        source.Add("r1", text: "một", version: 3);
        await rig.PullAsync(source);

        var sent = await rig.SentAsync();
        Assert.Equal([1, 2, 3], sent.Select(report => report.Number));
        Assert.Equal(sent[0].Attachments.Single().Sha256, sent[2].Attachments.Single().Sha256);
    }

    [Fact]
    public async Task Another_paper_for_the_same_round_is_held_for_a_person()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource();
        source.Add("r1");
        source.Add("r2", text: "Một báo cáo khác.");

        await rig.PullAsync(source);

        Assert.Equal([(InboxState.Applied, null), (InboxState.Held, "second-content")], await rig.RowsAsync());
        Assert.Single(await rig.SentAsync());
    }

    [Fact]
    public async Task Minutes_of_two_meetings_are_two_papers_and_of_one_meeting_one()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource();
        source.Add("m1", text: "một", kind: "Minutes", meeting: new MeetingPlace(new DateOnly(2024, 6, 12), "Xã Tân Liên"));
        source.Add("m2", text: "hai", kind: "Minutes", meeting: new MeetingPlace(new DateOnly(2024, 6, 13), "Xã Tân Liên"));
        source.Add("m3", text: "ba", kind: "Minutes", meeting: new MeetingPlace(new DateOnly(2024, 6, 13), "xã  TÂN LIÊN"));

        await rig.PullAsync(source);

        Assert.Equal([(InboxState.Applied, null), (InboxState.Applied, null), (InboxState.Held, "second-content")], await rig.RowsAsync());
    }

    [Theory]
    [InlineData("T02", "2024-pre-mid", "group-differs")]
    [InlineData("T01", "2031-pre-mid", "round-unknown")]
    public async Task A_paper_of_the_wrong_group_or_of_no_round_is_held(string group, string round, string code)
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource("T01");
        source.Add("r1", round: round, group: group);

        await rig.PullAsync(source);

        Assert.Equal([(InboxState.Held, code)], await rig.RowsAsync());
        Assert.Empty(await rig.SentAsync());
        Assert.True(await rig.Content.VerifyAsync(source.Reports[0].Attachments[0].Sha256!, Cancel));
    }

    [Fact]
    public async Task A_paper_without_a_file_is_held()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource();
        source.Add("r1");
        source.Change("r1", report => report with { Attachments = [] });

        await rig.PullAsync(source);

        Assert.Equal([(InboxState.Held, "no-attachment")], await rig.RowsAsync());
    }

    [Fact]
    public async Task Bytes_that_are_not_those_listed_are_not_taken_and_fetched_again_later()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource();
        source.Add("r1");
        source.Instead = _ => Encoding.UTF8.GetBytes("Cử tri kiến nghị sửa đường!");
        await rig.PullAsync(source);
        Assert.Equal([(InboxState.Received, "not-fetched")], await rig.RowsAsync());
        Assert.Equal("broken", (await rig.HealthAsync()).Health);

        source.Instead = null;
        await rig.PullAsync(source);

        Assert.Equal([(InboxState.Applied, null)], await rig.RowsAsync());
        Assert.Equal("ok", (await rig.HealthAsync()).Health);
        Assert.Single(await rig.SentAsync());
    }

    [Fact]
    public async Task A_file_cut_short_is_not_taken()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource { Instead = _ => "Cử"u8.ToArray() };
        source.Add("r1");

        await rig.PullAsync(source);

        Assert.Equal([(InboxState.Received, "not-fetched")], await rig.RowsAsync());
        Assert.False(Directory.Exists(Path.Combine(rig.Folder, "content")));
    }

    [Fact]
    public async Task One_paper_that_cannot_be_fetched_holds_no_other_up()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource { Instead = id => id == "r1-1" ? [1] : null };
        source.Add("r1");
        source.Add("r2", round: "2024-post-mid");

        await rig.PullAsync(source);

        Assert.Equal([(InboxState.Received, "not-fetched"), (InboxState.Applied, null)], await rig.RowsAsync());
    }

    [Fact]
    public async Task One_paper_over_which_the_module_itself_stumbles_holds_no_other_up()
    {
        await using var rig = await CollectingRig.CreateAsync();
        rig.Reader.ThrowsOn = "hỏng";
        var source = new FakeReportSource();
        source.Add("r1", text: "hỏng");
        source.Add("r2", round: "2024-post-mid");

        await rig.PullAsync(source);

        Assert.Equal([(InboxState.Received, null), (InboxState.Applied, null)], await rig.RowsAsync());
        Assert.Equal("broken", (await rig.HealthAsync()).Health);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(rig.Folder, "transit")));
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_with_a_word_to_its_sender()
    {
        await using var rig = await CollectingRig.CreateAsync(maxFileBytes: 1024);
        var source = new FakeReportSource();
        source.Add("r1", text: new string('a', 2000));

        await rig.PullAsync(source);

        Assert.Equal([(InboxState.Refused, "too-large")], await rig.RowsAsync());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(rig.Folder, "transit")));
    }

    [Fact]
    public async Task A_paper_with_a_secret_mark_is_refused_and_no_copy_is_kept()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource();
        source.Add("r1", text: "TỐI MẬT\nVề biên giới");

        await rig.PullAsync(source);

        Assert.Equal([(InboxState.Refused, "secret-mark")], await rig.RowsAsync());
        Assert.Empty(await rig.SentAsync());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(rig.Folder, "transit")));
        Assert.False(Directory.Exists(Path.Combine(rig.Folder, "content")));
    }

    [Fact]
    public async Task A_tombstone_is_noted_and_fetches_nothing()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource();
        source.Add("r1");
        await rig.PullAsync(source);
        source.Change("r1", report => report with { Deleted = true, Attachments = [], Title = "", Kind = "", Round = "" });

        await rig.PullAsync(source);

        Assert.Equal([(InboxState.Applied, null), (InboxState.Deleted, null)], await rig.RowsAsync());
        Assert.Single(await rig.SentAsync());
        Assert.Equal(1, source.Downloads);
    }

    [Fact]
    public async Task Two_files_of_one_name_keep_names_of_their_own()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource();
        source.Add("r1");
        source.Change("r1", report => report with
        {
            Attachments = [source.Attach("a", "biên bản.docx", "một"), source.Attach("b", "biên bản.docx", "hai"), source.Attach("c", "BIÊN BẢN.docx", "ba")],
        });

        await rig.PullAsync(source);

        Assert.Equal(["biên bản.docx", "biên bản (2).docx", "BIÊN BẢN (3).docx"], (await rig.SentAsync()).Single().Attachments.Select(part => part.Name));
    }

    [Theory]
    [InlineData("../../etc/passwd", ".._.._etc_passwd")]
    [InlineData("C:\\tệp.docx", "C:_tệp.docx")]
    [InlineData("a\r\nb.docx", "a__b.docx")]
    [InlineData("   ", "tep")]
    public async Task A_name_is_for_people_and_never_a_path(string name, string safe)
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource();
        source.Add("r1");
        source.Change("r1", report => report with { Attachments = [source.Attach("a", name, "một")] });

        await rig.PullAsync(source);

        Assert.Equal([safe], (await rig.SentAsync()).Single().Attachments.Select(part => part.Name));
    }

    [Fact]
    public void What_a_paper_is_does_not_depend_on_the_language_of_the_server()
    {
        var report = new FakeReportSource().Add("m1", kind: "Minutes", meeting: new MeetingPlace(new DateOnly(2024, 6, 12), "Xã Tân Liên"));

        var found = ((string[])["", "en-US", "vi-VN", "th-TH", "ar-SA"]).Select(name => In(name, () => (ReportIdentity.Of("langson", report), ReportIdentity.ContentOf(report))));

        Assert.Single(found.Distinct());
    }

    private static T In<T>(string culture, Func<T> run)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return run();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
