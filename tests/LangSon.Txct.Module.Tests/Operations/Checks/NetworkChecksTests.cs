using LangSon.Txct.Network;
using LangSon.Txct.Support;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LangSon.Txct.Operations.Checks;

/// <summary>The way out that the settings name, as an administrator sees it.</summary>
public sealed class NetworkChecksTests : IDisposable
{
    private readonly DisposableFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_proxy_that_answers_is_good_and_one_that_does_not_is_bad()
    {
        await using var server = await PeerServer.StartAsync();
        var proxy = SmallProxy.To(server.Url.Port);
        var settings = new NetworkOptions { Proxy = proxy.Address };
        var there = await LookAsync("TXCT-OPS-120", settings);
        await proxy.DisposeAsync();

        var gone = await LookAsync("TXCT-OPS-120", settings);

        Assert.Equal((CheckLevel.Good, CheckLevel.Bad), (there.Level, gone.Level));
        Assert.Contains("Network:Proxy", gone.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "theo thiết đặt của máy")]
    [InlineData("direct", "gọi thẳng")]
    public async Task Without_a_proxy_nothing_is_missed(string? proxy, string words)
    {
        var seen = await LookAsync("TXCT-OPS-120", new NetworkOptions { Proxy = proxy });

        Assert.Equal(CheckLevel.Good, seen.Level);
        Assert.Contains(words, seen.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, CheckLevel.Bad, "đã hết hạn")]
    [InlineData(10, CheckLevel.Warning, "sắp hết hạn")]
    [InlineData(100, CheckLevel.Good, "1 chứng thư")]
    public async Task Authorities_are_as_good_as_they_last(int daysLeft, CheckLevel level, string words)
    {
        var now = DateTimeOffset.UtcNow;
        using var authority = new PrivateAuthority(now.AddDays(200));

        var seen = await LookAsync("TXCT-OPS-121", new NetworkOptions { CaFile = await WriteAsync(authority.Pem) }, now.AddDays(200 - daysLeft));

        Assert.Equal(level, seen.Level);
        Assert.Contains(words, seen.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no certificate")]
    public async Task A_file_of_authorities_that_cannot_be_read_is_bad(string? content)
    {
        var path = content is null ? Path.Combine(folder.Path, "nowhere.pem") : await WriteAsync(content);

        var seen = await LookAsync("TXCT-OPS-121", new NetworkOptions { CaFile = path });

        Assert.Equal(CheckLevel.Bad, seen.Level);
        Assert.Contains(path, seen.Words, StringComparison.Ordinal);
    }

    private async Task<string> WriteAsync(string content)
    {
        var path = Path.Combine(folder.Path, "ca.pem");
        await File.WriteAllTextAsync(path, content, Cancel);
        return path;
    }

    private static Task<Observation> LookAsync(string code, NetworkOptions network, DateTimeOffset? now = null)
    {
        var options = Options.Create(network);
        var checks = new NetworkChecks(options, new OutgoingLines(options), new FakeTimeProvider(now ?? DateTimeOffset.UtcNow));
        return checks.All().Single(check => check.Code == code).Look(Cancel);
    }
}
