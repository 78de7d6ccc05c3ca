using System.Net.Http.Json;
using System.Text.Json;
using LangSon.Txct.ReferenceHost.Storage;
using LangSon.Txct.ReferenceHost.Support;
using LangSon.Txct.Storage;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>The sample directories, and the epoch under which all lists are told.</summary>
public class DirectoryTests(ClauseHost host) : IClassFixture<ClauseHost>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_agency_that_was_merged_stays_and_names_its_successor()
    {
        var rows = (await host.Service.GetFromJsonAsync<JsonElement>("agencies?limit=500", Cancel)).GetProperty("data").EnumerateArray();

        var merged = rows.Single(row => row.GetProperty("id").GetString() == "so-tnmt");

        Assert.Equal(("2025-02-28", "so-nnmt"), (merged.GetProperty("validTo").GetString(), merged.GetProperty("successors")[0].GetString()));
    }

    [Fact]
    public async Task A_copy_that_is_given_a_new_epoch_starts_under_it_and_another_start_keeps_it()
    {
        using var data = new TemporaryFolder();
        var options = StartOptions.Parse(["--data", data.Path, "--urls", "http://127.0.0.1:1"]);
        await using (var first = await DataFolder.OpenAsync(options, Cancel))
        {
            Assert.NotEqual("restored", first.Epoch);
            await first.Database.WriteAsync(work => HostMeta.SetAsync(work, HostMeta.Epoch, "restored", Cancel), Cancel);
        }

        await using (var second = await DataFolder.OpenAsync(options, Cancel))
        {
            Assert.Equal("restored", second.Epoch);
        }

        await using var third = await DataFolder.OpenAsync(options, Cancel);
        Assert.Equal("restored", third.Epoch);
    }
}
