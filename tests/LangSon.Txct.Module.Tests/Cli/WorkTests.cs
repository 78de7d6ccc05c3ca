using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using LangSon.Txct.Collecting;
using LangSon.Txct.Delivery;
using LangSon.Txct.Planning.FollowUp;
using LangSon.Txct.Publishing;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Cli;

/// <summary>`txct work` and `txct pull` against a running module, as an administrator calls them.</summary>
public class WorkTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_years_rounds_and_what_is_on_its_way_are_told()
    {
        await using var app = await FollowUpApp.OpenAsync("2024-07-19T08:00:00+07:00");
        await app.ArriveAsync("T02", "VoterContactReport");
        await app.ArriveAsync("T02", "Minutes");

        var (exit, output, errors) = await CommandProcess.RunAsync("work", "--data", app.DataDirectory, "--url", UrlOf(app));

        Assert.Equal((0, ""), (exit, errors));
        Assert.Contains("Tổ đủ báo cáo 1/11  Sau kỳ họp thường lệ giữa năm 2024", output, StringComparison.Ordinal);
        Assert.Contains("Việc bị gác lại: 0", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_json_it_is_one_object_and_nothing_else()
    {
        await using var app = await FollowUpApp.OpenAsync("2024-07-19T08:00:00+07:00");

        var (exit, output, _) = await CommandProcess.RunAsync("work", "--data", app.DataDirectory, "--url", UrlOf(app), "--json");

        Assert.Equal(0, exit);
        var work = JsonElement.Parse(output);
        Assert.Equal(4, work.GetProperty("rounds").GetArrayLength());
        Assert.Equal(0, work.GetProperty("queues").GetProperty("deliveriesOpen").GetInt32());
    }

    [Fact]
    public async Task Every_source_is_asked_when_the_tool_says_so()
    {
        await using var app = await ModuleApp.StartAsync();

        var (exit, output, _) = await CommandProcess.RunAsync("pull", "--data", app.DataDirectory, "--url", UrlOf(app));

        Assert.Equal((0, "Đã báo phân hệ hỏi các nguồn."), (exit, output.Trim()));
        Assert.Equal(1, app.Services.GetRequiredService<Collector>().OpenAsks);
    }

    [Fact]
    public async Task Waiting_has_an_end_that_says_to_try_later()
    {
        // Nothing runs in the background here, so nothing comes to its end.
        await using var app = await ModuleApp.StartAsync();

        var (exit, output, _) = await CommandProcess.RunAsync("pull", "--wait", "--timeout", "1", "--json", "--data", app.DataDirectory, "--url", UrlOf(app));

        Assert.Equal((4, false), (exit, JsonElement.Parse(output).GetProperty("done").GetBoolean()));
    }

    [Fact]
    public async Task The_drop_folder_is_looked_at_when_the_tool_says_so()
    {
        await using var app = await ModuleApp.StartAsync();

        var (exit, output, _) = await CommandProcess.RunAsync("publish", "--json", "--data", app.DataDirectory, "--url", UrlOf(app));

        Assert.Equal((0, true), (exit, JsonElement.Parse(output).GetProperty("asked").GetBoolean()));
        Assert.Equal(1, app.Services.GetRequiredService<PublishingLoop>().OpenWakes);
    }

    [Fact]
    public async Task Jobs_that_wait_for_a_person_are_listed_with_their_cause_and_tried_again()
    {
        await using var app = await ModuleApp.StartAsync();
        var outbox = app.Services.GetRequiredService<IOutbox>();
        await app.Services.GetRequiredService<IDatabase>().WriteAsync(work => outbox.AddAsync(work, new NewDelivery(DeliveryPayload.Document, "doc-1", 1, "doc-1", "{}"), Cancel), Cancel);
        await outbox.QuarantineAsync((await outbox.TakeAsync("test", Cancel))!, new DeliveryFault(DeliveryFault.Permanent, "TXCT-HOST-409", "số đã có"), Cancel);
        string[] where = ["--data", app.DataDirectory, "--url", UrlOf(app)];

        var list = await CommandProcess.RunAsync(["jobs", "list", .. where]);
        var retried = await CommandProcess.RunAsync(["jobs", "retry", "--json", .. where]);
        var after = await CommandProcess.RunAsync(["jobs", "list", "--json", .. where]);
        var nothing = await CommandProcess.RunAsync(["jobs", "retry", "no-such-job", .. where]);

        Assert.Contains("document doc-1", list.Output, StringComparison.Ordinal);
        Assert.Contains("TXCT-HOST-409 số đã có", list.Output, StringComparison.Ordinal);
        Assert.Equal(1, JsonElement.Parse(retried.Output).GetProperty("retried").GetInt32());
        Assert.Equal(0, JsonElement.Parse(after.Output).GetProperty("jobs").GetArrayLength());
        Assert.Equal(1, nothing.Exit);
    }

    [Theory]
    [InlineData("Txct-Tool wrong")]
    [InlineData("Bearer abc")]
    [InlineData(null)]
    public async Task Without_the_token_nothing_is_told(string? authorization)
    {
        await using var app = await ModuleApp.StartAsync();
        using var stranger = app.SignIn("role=office");
        stranger.DefaultRequestHeaders.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);

        using var work = await stranger.GetAsync("api/tool/work", Cancel);
        using var pull = await stranger.PostAsync("api/tool/pull", null, Cancel);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (work.StatusCode, pull.StatusCode));
        Assert.Contains("TXCT-OPS-002", await work.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(0, app.Services.GetRequiredService<Collector>().OpenAsks);
    }

    [Fact]
    public async Task A_token_of_another_start_opens_nothing()
    {
        await using var before = await ModuleApp.StartAsync();
        await using var app = await ModuleApp.StartAsync();

        var (exit, output, errors) = await CommandProcess.RunAsync("work", "--data", before.DataDirectory, "--url", UrlOf(app), "--json");

        Assert.Equal((3, ""), (exit, output));
        Assert.StartsWith("TXCT-CLI-005", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_owner_reads_the_token()
    {
        // On Windows the folder's rights hold.
        await using var app = await ModuleApp.StartAsync();

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(app.DataDirectory, "tool-token.json")) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task What_stands_in_the_way_has_a_code_and_an_exit_code_of_its_own()
    {
        await using var app = await ModuleApp.StartAsync();
        using var empty = new DisposableFolder();

        var folder = await CommandProcess.RunAsync("work", "--data", empty.Path, "--url", UrlOf(app));
        var down = await CommandProcess.RunAsync("work", "--data", app.DataDirectory, "--url", "http://127.0.0.1:1/txct");
        var elsewhere = await CommandProcess.RunAsync("work", "--data", app.DataDirectory, "--url", new Uri(app.Address, "nowhere").ToString());
        var address = await CommandProcess.RunAsync("work", "--data", app.DataDirectory, "--url", "file:///etc");

        Assert.Equal(
            [(3, "TXCT-CLI-003"), (4, "TXCT-CLI-004"), (4, "TXCT-CLI-007"), (2, "TXCT-CLI-002")],
            new[] { folder, down, elsewhere, address }.Select(run => (run.Exit, run.Errors.Split(' ')[0])));
    }

    private static string UrlOf(ModuleApp app) => new Uri(app.Address, app.Prefix).ToString();
}
