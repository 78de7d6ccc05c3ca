using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LangSon.Txct.ReferenceHost.Support;
using LangSon.Txct.Support;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>The reference host at a level: what it says, what it serves, and what `txct conformance` finds.</summary>
public sealed class LevelConformanceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Conformance_finds_the_level_at_which_the_host_was_started_and_no_other(int level)
    {
        await using var host = await RunningHost.StartAsync(drop: folder.Path, groups: folder.Path, level: level);

        var (whole, output, _) = await RunAsync(host);
        var (asked, _, errors) = await RunAsync(host, "--level", $"{level}");

        Assert.Equal((1, 0, ""), (whole, asked, errors));
        var report = JsonElement.Parse(output);
        Assert.Equal((level, level), (report.GetProperty("level").GetInt32(), report.GetProperty("saidLevel").GetInt32()));
    }

    [Fact]
    public async Task A_host_below_level_3_takes_the_secret_as_a_key_and_has_no_digests_and_no_sets()
    {
        await using var host = await RunningHost.StartAsync(drop: folder.Path, groups: folder.Path, level: 2);
        using var service = host.Anonymous();
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.GetAsync("groups", Cancel)).StatusCode);
        service.DefaultRequestHeaders.Authorization = new("Bearer", ServiceCredentials.Load(host.Options).ClientSecret);

        using var groups = await service.GetAsync("groups", Cancel);

        Assert.False(groups.Headers.Contains("Txct-Epoch"));
        Assert.Equal(["id", "number", "name", "area"], (await groups.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("data")[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(HttpStatusCode.NotFound, (await service.GetAsync("agencies", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await service.SendAsync(SampleDocument.Show("set-1", ("doc-1", 1)), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await service.SendAsync(SampleDocument.Create(8), Cancel)).StatusCode);
    }

    [Fact]
    public async Task POST_stands_for_PUT_where_a_header_says_so()
    {
        await using var host = await RunningHost.StartAsync(drop: folder.Path, groups: folder.Path);
        using var service = await host.ServiceAsync();
        using var notice = new HttpRequestMessage(HttpMethod.Post, "notices/notice-override")
        {
            Headers = { { "If-None-Match", "*" }, { "X-HTTP-Method-Override", "PUT" } },
            Content = JsonContent.Create(new { to = (string[])["office"], title = "Văn bản thử", body = "Thông báo thử.", link = (string?)null }),
        };

        Assert.Equal(HttpStatusCode.Created, (await service.SendAsync(notice, Cancel)).StatusCode);
    }

    public void Dispose() => folder.Dispose();

    private async Task<(int Exit, string Output, string Errors)> RunAsync(RunningHost host, params string[] more)
    {
        var file = Path.Combine(folder.Path, ".secret");
        await File.WriteAllTextAsync(file, ServiceCredentials.Load(host.Options).ClientSecret, Cancel);
        return await CommandProcess.RunAsync(["conformance", "--url", new Uri(host.Options.Url, HostContract.Prefix).ToString(), "--client", "txct", "--secret-file", file, "--json", .. more]);
    }
}
