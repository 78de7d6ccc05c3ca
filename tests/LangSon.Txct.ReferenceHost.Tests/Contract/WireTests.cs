using System.Net;
using System.Net.Http.Headers;
using System.Text;
using LangSon.Txct.ReferenceHost.Demo;
using LangSon.Txct.ReferenceHost.Support;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>What goes over the wires, held against the contracts as they are written.</summary>
public class WireTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_request_of_the_module_and_every_answer_of_host_and_groups_is_of_the_contract()
    {
        await using var host = await RunningHost.StartAsync();

        Assert.Equal(0, await DemoRun.RunAsync(host.App, host.Options, Cancel));

        Assert.Contains(host.Traffic.Exchanges, exchange => exchange["method"]!.GetValue<string>() == "PUT");
        Assert.Equal("", await WireCheck.DeviationsAsync(host.Traffic));
    }

    [Fact]
    public async Task Every_error_of_the_host_is_of_the_contract()
    {
        await using var host = await RunningHost.StartAsync();
        using var service = await host.ServiceAsync();
        using var stranger = host.Anonymous();
        var document = new SampleDocument("doc-errors");

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("documents", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await service.GetAsync("documents?limit=0", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await service.GetAsync("documents/doc-none", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await service.SendAsync(SampleDocument.Create(1L << 40), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await service.SendAsync(document.Commit(1, await document.BeginAsync(service, Cancel)), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await service.PutAsync("documents/doc-errors/versions/1", new StringContent("{}", Encoding.UTF8, "application/json"), Cancel)).StatusCode);
        var upload = await document.UploadAsync(service, Cancel);
        var unknownField = document.Body(1, upload);
        unknownField["priority"] = 1;
        Assert.Equal(HttpStatusCode.BadRequest, (await service.SendAsync(document.Commit(1, unknownField), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await service.SendAsync(document.Commit(2, upload), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await service.SendAsync(document.Commit(1, upload), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.SendAsync(document.Commit(1, upload), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await service.SendAsync(new SampleDocument("doc-errors", "other bytes").Commit(1, upload), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await service.SendAsync(document.CommitAs(1, upload, "text/plain"), Cancel)).StatusCode);

        Assert.Equal("", await WireCheck.DeviationsAsync(host.Traffic));
    }

    [Fact]
    public async Task Every_set_withdrawal_and_agency_is_of_the_contract()
    {
        await using var host = await RunningHost.StartAsync();
        using var service = await host.ServiceAsync();
        var (first, second) = (new SampleDocument("doc-wire-1"), new SampleDocument("doc-wire-2", "other bytes"));

        Assert.Equal(HttpStatusCode.Created, (await service.SendAsync(first.CommitInSet(1, await first.UploadAsync(service, Cancel), "set-wire"), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await service.GetAsync("documents/doc-wire-1/versions/1", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await service.SendAsync(SampleDocument.Show("set-wire", ("doc-wire-1", 1), ("doc-wire-2", 1)), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await service.SendAsync(second.CommitInSet(1, await second.UploadAsync(service, Cancel), "set-wire"), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await service.SendAsync(SampleDocument.Show("set-wire", ("doc-wire-1", 1), ("doc-wire-2", 1)), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.SendAsync(SampleDocument.Show("set-wire", ("doc-wire-2", 1), ("doc-wire-1", 1)), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await service.SendAsync(SampleDocument.Show("set-wire"), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await service.SendAsync(new SampleDocument("doc-wire-none").Withdraw("Nhầm."), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await service.SendAsync(first.Withdraw("Sai số liệu.", "doc-wire-2"), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.SendAsync(first.Withdraw("Sai số liệu.", "doc-wire-2"), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await service.SendAsync(first.Withdraw("Lý do khác."), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await service.GetAsync("documents/doc-wire-1", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await service.SendAsync(first.Commit(2, await first.UploadAsync(service, Cancel)), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("documents", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("agencies?limit=5", Cancel)).StatusCode);

        Assert.Equal("", await WireCheck.DeviationsAsync(host.Traffic));
    }

    /// <summary>Lets the contracts' own checker compare; empty if nothing deviates.</summary>
}
