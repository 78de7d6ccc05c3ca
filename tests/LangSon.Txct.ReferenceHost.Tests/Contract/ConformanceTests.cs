using System.Text.Json;
using System.Xml.Linq;
using LangSon.Txct.Cli.Conformance;
using LangSon.Txct.Cli.Conformance.Clauses;
using LangSon.Txct.ReferenceHost.Breaches;
using LangSon.Txct.ReferenceHost.Support;
using LangSon.Txct.Support;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>`txct conformance` as a vendor calls it, against the reference host and against hosts that do something otherwise.</summary>
public sealed class ConformanceTests(ClauseHost host) : IClassFixture<ClauseHost>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_reference_host_keeps_every_clause_and_reaches_level_3()
    {
        var junit = Path.Combine(folder.Path, "result.xml");

        var (exit, output, errors) = await RunAsync(host.BaseUrl, "--json", "--junit", junit);

        Assert.Equal((0, ""), (exit, errors));
        var report = JsonElement.Parse(output);
        Assert.Equal((true, 3, 3), (report.GetProperty("ok").GetBoolean(), report.GetProperty("level").GetInt32(), report.GetProperty("saidLevel").GetInt32()));
        Assert.Equal(HostClauses.All.Select(clause => clause.Id), report.GetProperty("clauses").EnumerateArray().Select(clause => clause.GetProperty("id").GetString()));
        var suite = XDocument.Load(junit).Root!.Element("testsuite")!;
        Assert.Equal((HostClauses.All.Count, "0"), (suite.Elements("testcase").Count(), suite.Attribute("failures")!.Value));
    }

    [Fact]
    public async Task A_fault_is_told_with_its_call_and_without_token_and_secret()
    {
        var token = "";
        await using var proxy = await BreakingProxy.StartAsync(host.BaseUrl, new Breach("HST-NTC-3", "sends back what it was signed in with", Change: (call, _) =>
        {
            if (call is { Method: "GET", Status: 200 } && call.Path.StartsWith("notices/", StringComparison.Ordinal))
            {
                token = call.Asked("Authorization")!["Bearer ".Length..];
                call.Edit(notice => notice["title"] = $"{token} {host.Credentials.ClientSecret} \u001b[2J");
            }
        }), Cancel);
        var junit = Path.Combine(folder.Path, "result.xml");

        var (exit, output, errors) = await RunAsync(proxy.Url, "--junit", junit);

        Assert.Equal((1, ""), (exit, errors));
        Assert.Equal("✘ HST-NTC-3  Thông báo đọc lại đúng như đã gửi.", Assert.Single(output.Split('\n'), line => line.StartsWith('✘')));
        Assert.Contains("title là •••••• ••••••", output, StringComparison.Ordinal);
        Assert.Contains("Authorization: ••••••", output, StringComparison.Ordinal);
        Assert.Contains("Cấp đo được: 2; phần mềm tự khai cấp 3.", output, StringComparison.Ordinal);
        Assert.DoesNotContain(output, letter => letter != '\n' && char.IsControl(letter));
        var written = await File.ReadAllTextAsync(junit, Cancel);
        Assert.Equal("HST-NTC", Assert.Single(XDocument.Parse(written).Descendants("failure")).Parent!.Attribute("classname")!.Value);
        Assert.All((string[])[output, written], text =>
        {
            Assert.DoesNotContain(token, text, StringComparison.Ordinal);
            Assert.DoesNotContain(host.Credentials.ClientSecret, text, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_host_reaches_the_level_that_it_serves(int level)
    {
        await using var proxy = await BreakingProxy.StartAsync(
            host.BaseUrl, Breach.Answers("", $"serves level {level}", (call, _) => call.Status != 401 && !IsServed(call, level), call => call.Become(404)), Cancel);
        using var small = await host.SignInAsync(proxy.Url, Cancel);

        var (exit, output, _) = await RunAsync(proxy.Url, "--level", $"{level}", "--json");
        var whole = new ConformanceReport(proxy.Url, 3, small.SaidLevel, await ClauseRun.RunAsync(small, HostClauses.All, atOnce: 4, Cancel));

        Assert.Equal((0, level), (exit, JsonElement.Parse(output).GetProperty("level").GetInt32()));
        Assert.Equal(level, whole.Level);
        Assert.NotEmpty(whole.Failed);
    }

    [Fact]
    public async Task A_host_that_does_not_answer_may_be_tried_later()
    {
        var (exit, output, errors) = await RunAsync(new Uri("http://127.0.0.1:1/txct-host/v1"));

        Assert.Equal((4, ""), (exit, output));
        Assert.StartsWith("TXCT-CNF-001", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_secret_is_told_and_not_shown()
    {
        var file = Path.Combine(folder.Path, "wrong");
        await File.WriteAllTextAsync(file, "not-the-secret\n", Cancel);

        var (exit, output, errors) = await CommandProcess.RunAsync("conformance", "--url", host.BaseUrl.ToString(), "--client", host.Credentials.ClientId, "--secret-file", file);

        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith("TXCT-CNF-002", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-secret", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_secret_nobody_is_asked()
    {
        var (exit, _, errors) = await CommandProcess.RunAsync("conformance", "--url", host.BaseUrl.ToString(), "--client", host.Credentials.ClientId);

        Assert.Equal(2, exit);
        Assert.StartsWith("TXCT-CNF-005", errors, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Directories at level 1; at level 2 also documents, sent in one go and read back, without lists and withdrawals.</summary>
    private static bool IsServed(Exchange call, int level) => call.Path is "" or "sessions" or "groups" or "delegates"
        || (level == 2 && ((call.Path.StartsWith("documents/", StringComparison.Ordinal) && !call.IsWithdrawal) || call is { Method: "POST", Path: "uploads" }));

    private async Task<(int Exit, string Output, string Errors)> RunAsync(Uri url, params string[] more)
    {
        var file = Path.Combine(folder.Path, "secret");
        await File.WriteAllTextAsync(file, $"{host.Credentials.ClientSecret}\n", Cancel);
        return await CommandProcess.RunAsync(["conformance", "--url", url.ToString(), "--client", host.Credentials.ClientId, "--secret-file", file, .. more]);
    }
}
