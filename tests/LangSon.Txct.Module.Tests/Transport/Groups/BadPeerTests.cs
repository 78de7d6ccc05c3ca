using System.IO.Compression;
using System.Net;
using System.Text;
using LangSon.Txct.Central;
using LangSon.Txct.Collecting;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Time.Testing;

namespace LangSon.Txct.Transport.Groups;

/// <summary>Groups' systems that are not as their contract has them. Whatever they do, in the end all is here that they really have, as they have it, and nothing else.</summary>
public sealed class BadPeerTests : IAsyncLifetime
{
    private PeerServer server = null!;
    private GroupPeer peer = null!;
    private CollectingRig rig = null!;
    private GroupSystem source = null!;
    private readonly List<ReportVersion> sent = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await PeerServer.StartAsync();
        peer = new GroupPeer(server);
        rig = await CollectingRig.CreateAsync();
        var client = server.Client(retries: 0, change: options => (options.StallTimeout, options.SlowGrace, options.Break) = (TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(500)));
        source = new GroupSystem("T01", client, PeerMapper.Configuration().CreateMapper(), rig.Transit, TimeProvider.System);
        for (var number = 1; number <= 7; number++)
        {
            peer.Put($"r{number}", $"Biên bản số {number}", peer.Now.AddHours(-number));
        }
    }

    public async ValueTask DisposeAsync()
    {
        source.Dispose();
        await rig.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Pages_that_repeat_rows()
    {
        peer.Instead = async context => IsList(context, "4") && await Done(peer.PageAsync(context, Ordered().Skip(3).Take(3), "6"));

        await ReadAsync();

        await AssertCopyAsync();
    }

    [Fact]
    public async Task Pages_that_skip_rows_once()
    {
        var skips = 1;
        peer.Instead = async context => IsList(context, "2") && skips-- > 0 && await Done(peer.PageAsync(context, Ordered().Skip(5), null));

        await ReadForDaysAsync();

        await AssertCopyAsync();
    }

    [Fact]
    public async Task Pages_in_no_order()
    {
        peer.Order = papers => papers.OrderBy(paper => paper.Sha256, StringComparer.Ordinal);

        await ReadForDaysAsync();

        await AssertCopyAsync();
    }

    [Fact]
    public async Task Pages_in_the_opposite_order_while_rows_are_added()
    {
        peer.Order = papers => papers.OrderByDescending(paper => paper.ModifiedAt);
        peer.Instead = context =>
        {
            if (IsList(context, "2") && peer.Papers.Count < 10)
            {
                peer.Put($"r{peer.Papers.Count + 1}", "thêm", peer.Now.AddMinutes(peer.Papers.Count));
            }

            return Task.FromResult(false);
        };

        await ReadForDaysAsync();

        await AssertCopyAsync();
    }

    [Fact]
    public async Task A_page_that_is_cut_off()
    {
        var cuts = 2;
        peer.Instead = async context => IsList(context, "4") && cuts-- > 0 && await Done(CutAsync(context, """{ "data": [ { "id": "r3", "ver"""));

        Assert.False(await ReadAsync());
        Assert.Null(await rig.BoundAsync());
        await ReadForDaysAsync();

        await AssertCopyAsync();
    }

    [Fact]
    public async Task The_same_time_for_all_rows_across_pages()
    {
        foreach (var paper in peer.Papers.ToList())
        {
            peer.Put(paper.Id, $"Biên bản {paper.Id}", peer.Now);
        }

        await ReadAsync();
        peer.Put("r8", "cùng giây", peer.Now);
        await ReadAsync();

        await AssertCopyAsync();
    }

    [Fact]
    public async Task Rows_that_come_in_late_with_old_times()
    {
        await ReadAsync();
        peer.Put("late", "ghi muộn", peer.Now.AddDays(-3));

        await ReadForDaysAsync();

        await AssertCopyAsync();
    }

    [Theory]
    [InlineData(7)]
    [InlineData(-7)]
    public async Task A_system_that_takes_the_time_for_one_of_another_zone(int hours)
    {
        peer.Since = asked => asked.AddHours(hours);
        await ReadAsync();
        Pass(TimeSpan.FromHours(1));
        peer.Put("r8", "mới");

        await ReadAsync();
        await ReadAsync();

        await AssertCopyAsync();
    }

    [Fact]
    public async Task A_system_that_heeds_the_day_alone()
    {
        peer.Since = asked => new DateTimeOffset(asked.Date.AddDays(1), TimeSpan.FromHours(7));
        await ReadAsync();
        Pass(TimeSpan.FromHours(1));
        peer.Put("r8", "mới");

        await ReadAsync();
        await ReadAsync();

        await AssertCopyAsync();
    }

    [Theory]
    [InlineData("[]", "application/json")]
    [InlineData("<html><body>Đăng nhập mạng</body></html>", "text/html")]
    [InlineData("""{ "data": null }""", "application/json")]
    [InlineData("""{ "data": [], "pagination": 7 }""", "application/json")]
    [InlineData("", "application/json")]
    public async Task Something_else_where_a_page_should_be(string body, string mediaType)
    {
        var faults = 2;
        peer.Instead = async context => IsList(context) && faults-- > 0 && await Done(PeerServer.WriteAsync(context, HttpStatusCode.OK, body, mediaType));

        Assert.False(await ReadAsync());
        Assert.Equal("offline", (await rig.HealthAsync()).Health);
        await ReadForDaysAsync();

        await AssertCopyAsync();
    }

    [Fact]
    public async Task A_row_that_is_no_row_spoils_no_other()
    {
        peer.Instead = async context => IsList(context) && !context.Request.Query.ContainsKey("cursor") && await Done(WriteWithOddRowAsync(context));

        await ReadAsync();

        Assert.Contains((InboxState.Held, "unreadable-row"), await rig.RowsAsync());
        Assert.Equal(2, (await SentAsync()).Count);
    }

    [Fact]
    public async Task Not_there_for_an_empty_list()
    {
        peer.Papers.Clear();
        peer.Instead = async context => IsList(context) && peer.Papers.Count == 0 && await Done(PeerServer.WriteAsync(context, HttpStatusCode.NotFound));
        Assert.True(await ReadAsync());
        Assert.Equal("ok", (await rig.HealthAsync()).Health);

        peer.Put("r1", "đầu tiên");
        await ReadAsync();

        await AssertCopyAsync();
    }

    [Fact]
    public async Task A_page_that_grows_a_thousandfold_when_it_is_unpacked()
    {
        var bombs = 1;
        peer.Instead = async context => IsList(context) && bombs-- > 0 && await Done(BombAsync(context));

        Assert.False(await ReadAsync());
        Assert.Contains("grows", (await rig.HealthAsync()).Reason, StringComparison.Ordinal);
        await ReadForDaysAsync();

        await AssertCopyAsync();
    }

    [Fact]
    public async Task A_redirection_is_not_followed()
    {
        await using var elsewhere = await PeerServer.StartAsync();
        peer.Instead = context =>
        {
            context.Response.Redirect($"{elsewhere.Url}/reports");
            return Task.FromResult(true);
        };

        Assert.False(await ReadAsync());

        Assert.Empty(elsewhere.Requests);
        Assert.Empty(await rig.RowsAsync());
    }

    [Fact]
    public async Task Headers_of_64_kilobytes()
    {
        var odd = 1;
        peer.Instead = context =>
        {
            if (IsList(context) && odd-- > 0)
            {
                context.Response.Headers["X-Long"] = new string('a', 64 << 10);
            }

            return Task.FromResult(false);
        };

        Assert.False(await ReadAsync());
        await ReadForDaysAsync();

        await AssertCopyAsync();
    }

    [Fact]
    public async Task A_list_without_an_end()
    {
        var pages = 0;
        var isEndless = true;
        peer.Instead = async context => isEndless && IsList(context) && await Done(peer.PageAsync(context, [], $"{++pages}"));

        Assert.False(await ReadAsync());
        Assert.Equal("The list does not end.", (await rig.HealthAsync()).Reason);
        Assert.Equal(2000, pages);
        isEndless = false;
        await ReadForDaysAsync();

        await AssertCopyAsync();
    }

    [Fact]
    public async Task A_list_that_leads_back_to_its_beginning()
    {
        var loops = 1;
        peer.Instead = async context => IsList(context, "4") && loops-- > 0 && await Done(peer.PageAsync(context, Ordered().Skip(4).Take(2), "2"));

        Assert.False(await ReadAsync());
        await ReadForDaysAsync();

        await AssertCopyAsync();
    }

    [Theory]
    [InlineData("Biên bản số")]
    [InlineData("Biên bản số 3 và thêm nữa")]
    public async Task Bytes_that_are_shorter_or_longer_than_was_listed_are_fetched_until_they_are_right(string instead)
    {
        peer.Swap("r3", instead);
        await ReadAsync();
        Assert.Equal(6, (await SentAsync()).Count);

        peer.Swap("r3", "Biên bản số 3");
        await ReadAsync();

        await AssertCopyAsync();
    }

    [Fact]
    public async Task Bytes_that_break_off_go_on_where_they_broke()
    {
        var whole = new string('a', 400_000);
        peer.Put("big", whole);
        List<string> ranges = [];
        var cuts = 2;
        peer.Instead = async context =>
        {
            if (!context.Request.Path.Value!.Contains("/big/", StringComparison.Ordinal))
            {
                return false;
            }

            ranges.Add(context.Request.Headers.Range.ToString());
            return cuts-- > 0 && await Done(SendAndCutAsync(context, whole, ranges.Count == 1 ? 0 : 150_000, 150_000));
        };

        await ReadAsync();

        await AssertCopyAsync();
        Assert.Equal(["", "bytes=150000-", "bytes=300000-"], ranges);
    }

    [Fact]
    public async Task Bytes_that_change_between_two_pieces_are_never_mixed()
    {
        var (before, after) = (new string('a', 400_000), new string('b', 400_000));
        peer.Put("big", before);
        var cuts = 1;
        peer.Instead = async context =>
        {
            if (!context.Request.Path.Value!.Contains("/big/", StringComparison.Ordinal) || cuts-- <= 0)
            {
                return false;
            }

            peer.Put("big", after);
            await SendAndCutAsync(context, before, 0, 150_000);
            return true;
        };

        await ReadForDaysAsync();

        await AssertCopyAsync();
        Assert.All((await rig.Inbox.AllAsync(Cancel)).SelectMany(row => row.Files ?? []), file => Assert.Contains(file.Sha256, peer.Papers.Select(paper => paper.Sha256)));
    }

    [Fact]
    public async Task Names_with_paths_lead_nowhere()
    {
        peer.Put("r8", "tên lạ", name: "../../../etc/cron.d/x\u0000.docx");

        await ReadAsync();

        await AssertCopyAsync();
        Assert.All((await rig.Inbox.AllAsync(Cancel)).SelectMany(row => row.Files ?? []), file => Assert.DoesNotContain('/', file.Name));
    }

    [Fact]
    public async Task One_byte_a_second_is_given_up_and_asked_for_again()
    {
        var slow = true;
        peer.Instead = async context => slow && IsList(context) && await Done(DripAsync(context));

        Assert.False(await ReadAsync());
        Assert.Contains("bytes came in", (await rig.HealthAsync()).Reason, StringComparison.Ordinal);
        slow = false;
        await ReadForDaysAsync();

        await AssertCopyAsync();
    }

    private static bool IsList(HttpContext context, string? cursor = null) =>
        context.Request.Path.Value!.EndsWith("/reports", StringComparison.Ordinal) && (cursor is null || context.Request.Query["cursor"] == cursor);

    private static async Task<bool> Done(Task answer)
    {
        await answer;
        return true;
    }

    private static async Task CutAsync(HttpContext context, string begun)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = 100_000;
        await context.Response.WriteAsync(begun, Cancel);
        await context.Response.Body.FlushAsync(Cancel);
        context.Abort();
    }

    private static async Task SendAndCutAsync(HttpContext context, string whole, int from, int count)
    {
        context.Response.StatusCode = from == 0 ? 200 : 206;
        context.Response.Headers.ETag = "\"" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(whole)))[..16] + "\"";
        context.Response.ContentLength = whole.Length - from;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(whole.Substring(from, count)), Cancel);
        await context.Response.Body.FlushAsync(Cancel);

        // What was sent must have left the machine before the line is cut.
        await Task.Delay(200, Cancel);
        context.Abort();
    }

    private static async Task BombAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.ContentEncoding = "gzip";
        context.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        await using var packed = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
        var blanks = Enumerable.Repeat((byte)' ', 1 << 20).ToArray();
        for (var megabyte = 0; megabyte < 500 && !context.RequestAborted.IsCancellationRequested; megabyte++)
        {
            await packed.WriteAsync(blanks, context.RequestAborted);
        }
    }

    private static async Task DripAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.WriteAsync(" ", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(TimeSpan.FromSeconds(1), context.RequestAborted);
        }
    }

    private async Task WriteWithOddRowAsync(HttpContext context)
    {
        using var whole = new MemoryStream();
        var real = context.Response.Body;
        context.Response.Body = whole;
        await peer.PageAsync(context, Ordered().Take(2), null);
        context.Response.Body = real;
        await context.Response.WriteAsync(Encoding.UTF8.GetString(whole.ToArray()).Replace("\"data\":[", "\"data\":[{\"id\":\"odd\",\"attachments\":\"không\"},", StringComparison.Ordinal), Cancel);
    }

    private IEnumerable<PeerPaper> Ordered() => peer.Order(peer.Papers);

    private Task<bool> ReadAsync() => rig.PullAsync(source);

    private void Pass(TimeSpan time)
    {
        peer.Now += time;
        ((FakeTimeProvider)rig.Time).Advance(time);
    }

    /// <summary>As the days go by: the breaker closes again, and each night all is compared.</summary>
    private async Task ReadForDaysAsync()
    {
        for (var day = 0; day < 3; day++)
        {
            await Task.Delay(600, Cancel);
            await ReadAsync();
            Pass(TimeSpan.FromHours(25));
        }
    }

    /// <summary>What was sent on its way so far.</summary>
    private async Task<IReadOnlyList<ReportVersion>> SentAsync()
    {
        sent.AddRange(await rig.SentAsync());
        return sent;
    }

    /// <summary>The latest of each paper here is what the system really has, and nothing is here that it has not.</summary>
    private async Task AssertCopyAsync()
    {
        var latest = (await SentAsync()).GroupBy(paper => paper.SourceReportId).ToDictionary(paper => paper.Key, paper => paper.OrderBy(version => version.Number).Last().Attachments.Single().Sha256);
        Assert.Equal(peer.Papers.ToDictionary(paper => paper.Id, paper => paper.Sha256).OrderBy(paper => paper.Key), latest.OrderBy(paper => paper.Key));
    }
}
