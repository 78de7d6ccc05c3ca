using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Packets;
using LangSon.Txct.Packets.Reading;
using LangSon.Txct.Support;
using Microsoft.Extensions.Time.Testing;

namespace LangSon.Txct.Collecting.Folders;

/// <summary>The folder of a group without a system, with real papers of groups.</summary>
public sealed class FolderSourceTests : IAsyncLifetime
{
    private static readonly string Samples = Path.Combine(Papers.Root, "src/LangSon.Txct.ReferenceHost/Samples/group-reports");

    private readonly DisposableFolder folder = new();
    private CollectingRig rig = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => rig = await CollectingRig.CreateAsync(new CollectingOptions { StillFor = TimeSpan.Zero }, maxFileBytes: 20 << 20, readsReally: true);

    public async ValueTask DisposeAsync()
    {
        await rig.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("T02", "01-bao-cao-to-02-cao-loc-truoc-kh-giua-nam.docx", "VoterContactReport", "2024-pre-mid", "05/BC-TĐB")]
    [InlineData("T06", "02-bao-cao-to-06-huu-lung-sau-kh-giua-nam.docx", "VoterContactReport", "2024-post-mid", "08/BC-TĐBHĐND")]
    [InlineData("T03", "03-bieu-tong-hop-to-03-loc-binh-truoc-kh-cuoi-nam.xlsx", "VoterContactReport", "2024-pre-end", "12/BC-TĐB03")]
    [InlineData("T01", "04-bien-ban-txct-phuong-tam-thanh-truoc-kh-cuoi-nam.doc", "Minutes", "2024-pre-end", null)]
    [InlineData("T09", "05-bao-cao-to-09-binh-gia-sau-kh-cuoi-nam.pdf", "VoterContactReport", "2024-post-end", "09/BC-TĐB9")]
    public async Task A_file_is_taken_for_what_it_says_it_is(string group, string file, string kind, string round, string? number)
    {
        Put(file);

        await ReadAsync(group);

        var sent = Assert.Single(await rig.SentAsync());
        Assert.Equal((group, kind, round, number), (sent.GroupId, sent.Kind, sent.Round, sent.DocumentNumber));
        Assert.Equal(kind == "Minutes" ? new DateOnly(2024, 11, 8) : null, sent.Meeting?.Date);
    }

    [Fact]
    public async Task A_scan_waits_for_a_person_with_what_is_likely()
    {
        Put("06-bao-cao-to-08-bac-son-truoc-kh-giua-nam-ban-scan.pdf", new DateTime(2024, 6, 21, 3, 0, 0, DateTimeKind.Utc));

        await ReadAsync("T08");

        var held = Assert.Single(await rig.Inbox.AllAsync(Cancel));
        Assert.Equal((InboxState.Held, "kind-unknown", new Suggestion("T08", "2024-pre-mid", null, null)), (held.State, held.Code, held.Suggestion));
    }

    [Fact]
    public async Task What_stands_beside_a_file_counts_before_what_it_says()
    {
        Put("06-bao-cao-to-08-bac-son-truoc-kh-giua-nam-ban-scan.pdf");
        File.Copy(Path.Combine(Samples, "06-bao-cao-to-08-bac-son-truoc-kh-giua-nam-ban-scan.pdf.meta.json"), Path.Combine(folder.Path, "06-bao-cao-to-08-bac-son-truoc-kh-giua-nam-ban-scan.pdf.meta.json"));

        await ReadAsync("T08");

        Assert.Equal(("T08", "2024-pre-mid", "VoterContactReport"), Assert.Single((await rig.SentAsync()).Select(sent => (sent.GroupId, sent.Round, sent.Kind))));
    }

    [Fact]
    public async Task Other_content_under_the_same_name_is_its_next_version_and_nothing_is_moved()
    {
        Put("02-bao-cao-to-06-huu-lung-sau-kh-giua-nam.docx");
        var source = Source("T06");
        await rig.PullAsync(source);
        var report = new WordFile().Lines(
            "HỘI ĐỒNG NHÂN DÂN TỈNH LẠNG SƠN", "TỔ ĐẠI BIỂU SỐ 06", "Số: 08/BC-TĐBHĐND", "BÁO CÁO", "Tổng hợp ý kiến, kiến nghị của cử tri sau kỳ họp thường lệ giữa năm 2024", "Tổ đã tiếp xúc cử tri tại 5 xã.").ToBytes();
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "02-bao-cao-to-06-huu-lung-sau-kh-giua-nam.docx"), report, Cancel);

        await rig.PullAsync(source);

        Assert.Equal([1, 2], (await rig.SentAsync()).Select(sent => sent.Number));
        Assert.Single(Directory.EnumerateFiles(folder.Path));
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_left_alone()
    {
        rig.Options.Value.StillFor = TimeSpan.FromSeconds(2);
        Put("02-bao-cao-to-06-huu-lung-sau-kh-giua-nam.docx");
        var source = Source("T06");

        await rig.PullAsync(source);
        var before = (await rig.RowsAsync()).Count;
        ((FakeTimeProvider)rig.Time).Advance(TimeSpan.FromSeconds(3));
        await rig.PullAsync(source);

        Assert.Equal((0, 1), (before, (await rig.RowsAsync()).Count));
    }

    [Fact]
    public async Task Of_a_packet_its_papers_are_taken_with_the_number_that_it_says()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixtures", "packets", "report-java.edxml"), Path.Combine(folder.Path, "report.edxml"));

        await ReadAsync("T06");

        var row = (await rig.Inbox.AllAsync(Cancel))[^1];
        Assert.NotNull(row.Report.DocumentNumber);
        Assert.NotEmpty(row.Files!);
        Assert.DoesNotContain(row.Files!, file => file.Name.EndsWith(".edxml", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_is_away_is_told_and_looked_at_again()
    {
        Put("02-bao-cao-to-06-huu-lung-sau-kh-giua-nam.docx");
        var away = $"{folder.Path}-away";
        Directory.Move(folder.Path, away);
        Assert.False(await rig.PullAsync(Source("T06")));
        Assert.Equal("offline", (await rig.HealthAsync("folder-T06")).Health);

        Directory.Move(away, folder.Path);
        Assert.True(await rig.PullAsync(Source("T06")));

        Assert.Single(await rig.SentAsync());
    }

    private void Put(string file, DateTime? writtenAt = null)
    {
        var path = Path.Combine(folder.Path, file);
        File.Copy(Path.Combine(Samples, file), path);
        if (writtenAt is { } at)
        {
            File.SetLastWriteTimeUtc(path, at);
        }
    }

    private FolderSource Source(string group)
    {
        var packets = new PacketReader(rig.Transit, Microsoft.Extensions.Options.Options.Create(new PacketsOptions()), TimeProvider.System);
        return new FolderSource(new GroupFolderOptions { Id = group, Path = folder.Path }, rig.Options.Value, rig.Transit, packets, rig.Time);
    }

    private async Task ReadAsync(string group) => Assert.True(await rig.PullAsync(Source(group)));
}
