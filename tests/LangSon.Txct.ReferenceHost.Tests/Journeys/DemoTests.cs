using System.Text.Json;
using LangSon.Txct.ReferenceHost.Support;

namespace LangSon.Txct.ReferenceHost.Journeys;

/// <summary>The whole way, as a process, on real papers; the account is counted from the host.</summary>
public class DemoTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_offered_file_is_published_held_or_refused_and_every_paper_of_a_group_arrives()
    {
        using var folder = new TemporaryFolder();

        var account = await RunAsync(folder.Path);

        Assert.True(account.GetProperty("loadedFromPackage").GetBoolean());
        Assert.Equal(2, Figure(account, "sessionsClosed"));
        Assert.Equal(Figure(account, "documentsOffered"), Figure(account, "documentsPublished") + Figure(account, "documentsHeld") + Figure(account, "documentsRefused"));
        Assert.True(Figure(account, "documentsPublished") >= 12);
        Assert.Equal(Figure(account, "documentsPublished"), Figure(account, "documentsVerified"));
        Assert.Equal(Figure(account, "reportsOffered"), Figure(account, "reportsPulled") + Figure(account, "minutesPulled"));
        AssertNothingLostOrDoubled(account);
    }

    [Fact]
    public async Task A_second_run_on_the_same_folder_publishes_and_pulls_nothing()
    {
        using var folder = new TemporaryFolder();
        var first = await RunAsync(folder.Path);

        var second = await RunAsync(folder.Path);

        Assert.Equal(0, Figure(second, "documentsPublished") + Figure(second, "reportsPulled") + Figure(second, "minutesPulled") + Figure(second, "sessionsClosed"));
        Assert.Equal(Figure(first, "documentsAtHost"), Figure(second, "documentsAtHost"));
        Assert.Equal(Outcomes(first), Outcomes(second));
        AssertNothingLostOrDoubled(second);
    }

    [Fact]
    public async Task Killed_at_any_of_ten_moments_and_started_again_it_ends_in_the_same_state()
    {
        using var undisturbed = new TemporaryFolder();
        var expected = await RunAsync(undisturbed.Path);
        var step = TimeSpan.FromSeconds(expected.GetProperty("seconds").GetDouble() / 10);

        for (var moment = 1; moment <= 10; moment++)
        {
            using var folder = new TemporaryFolder();
            using (var killed = DemoProcess.Start(folder.Path))
            {
                await killed.KillAfterAsync(step * moment, Cancel);
            }

            var account = await RunAsync(folder.Path);

            Assert.Equal(Outcomes(expected), Outcomes(account));
            Assert.Equal(Figure(expected, "documentsAtHost"), Figure(account, "documentsAtHost"));
            AssertNothingLostOrDoubled(account);
        }
    }

    private static async Task<JsonElement> RunAsync(string data)
    {
        using var demo = DemoProcess.Start(data);
        return await demo.AccountAsync(Cancel);
    }

    private static void AssertNothingLostOrDoubled(JsonElement account)
    {
        Assert.Equal(0, Figure(account, "lost"));
        Assert.Equal(0, Figure(account, "duplicates"));
    }

    private static int Figure(JsonElement account, string name) => account.GetProperty(name).GetInt32();

    private static IEnumerable<string> Outcomes(JsonElement account) => account.GetProperty("files").EnumerateArray()
        .Select(file => $"{file.GetProperty("path")} {file.GetProperty("outcome")} {file.GetProperty("sha256")}");
}
