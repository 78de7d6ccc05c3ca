using LangSon.Txct.Central.Local;
using LangSon.Txct.Content;
using LangSon.Txct.Delivery;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using LangSon.Txct.Transport.Host;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Central;

/// <summary>The outbox, worked off into the module itself.</summary>
public class LocalShipmentTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_kinds_of_deliveries_arrive_and_a_large_paper_goes_in_chunks()
    {
        await using var rig = await SendingRig.CreateAsync(chunkBytes: 64 << 10);
        var register = new SqlLocalRegister(rig.Database, TimeProvider.System);
        using var directory = new LocalDirectory(register, Options.Create(new HostOptions()), NullLogger<LocalDirectory>.Instance);
        using var uploads = new LocalUploads(TimeProvider.System);
        var central = new LocalCentralSystem(register, directory, uploads, rig.Content, Options.Create(new ContentOptions()), TimeProvider.System);
        await rig.AddDocumentAsync("doc-1", size: 300 << 10);
        await rig.AddDocumentAsync("doc-2", setId: "set-1");
        await rig.AddReportAsync("rep-1");
        await rig.AddNoticeAsync("n-1");
        await rig.StartAsync(central);
        await rig.SettledAsync();
        await rig.AddSetAsync("set-1", new SetMember("doc-2", 1));
        await rig.WithdrawAsync("doc-1", "Sai số liệu.");

        await rig.SettledAsync();

        Assert.All(await rig.Database.OutboxAsync(), row => Assert.Equal("done", row.State));
        Assert.Equal([("doc-1", true), ("doc-2", false)], (await register.DocumentsAsync(DateTimeOffset.UnixEpoch, Cancel)).Select(document => (document.DocumentId, document.Withdrawn is not null)).Order());
        Assert.Equal(new LocalCounts(2, 1, 1), await register.CountAsync(Cancel));
    }

    [Theory]
    [InlineData(0, "", "DirectoryFile () is not the full path")]
    [InlineData(0, "danh-muc.xlsx", "is not the full path")]
    [InlineData(4, "", "Level (4) is not between 0 and 3")]
    public void A_level_that_cannot_be_served_stops_the_module(int level, string file, string told)
    {
        var options = new HostOptions { Level = level, DirectoryFile = file, BaseUrl = "https://host.example/txct-host/v1", ClientId = "txct", ClientSecret = "s3cret" };

        Assert.Contains(told, new HostOptionsRules().Validate(null, options).FailureMessage);
    }

    [Fact]
    public void Level_0_needs_no_address_and_no_credentials() =>
        Assert.True(new HostOptionsRules().Validate(null, new HostOptions { Level = 0, DirectoryFile = Path.GetFullPath("danh-muc.xlsx") }).Succeeded);
}
