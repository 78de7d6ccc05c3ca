using System.Net;
using LangSon.Txct.Central;
using LangSon.Txct.Support;
using LangSon.Txct.Transport.Host;

namespace LangSon.Txct.Transport;

// Sets, withdrawals and directories.
public partial class HostApiTests
{
    [Fact]
    public async Task A_version_of_a_set_names_its_set_its_urgency_and_all_that_it_says_of_others()
    {
        var (body, _) = await SentAsync(host => host.CommitDocumentAsync(
            new DocumentVersion(
                "doc-1", 1,
                new DocumentMetadata(
                    "Plan", "1500", "KH-HĐND", null, null, "Điều chỉnh kế hoạch", null, null, [], ["delegates"],
                    new Relations("1/KH-HĐND", "2/KH-HĐND", "3/KH-HĐND", "1404/KH-HĐND", "5/KH-HĐND"), "urgent"),
                [], "set-1"),
            new Dictionary<string, string>(), Cancel));

        Assert.Contains(
            """
            "urgency":"urgent","relations":{"replaces":"1/KH-HĐND","corrects":"2/KH-HĐND","withdraws":"3/KH-HĐND","amends":"1404/KH-HĐND","annexOf":"5/KH-HĐND"},"supersedes":null,"visibility":"inSet","setId":"set-1","parts":[]}
            """.Trim(),
            body);
    }

    [Fact]
    public async Task A_set_is_sent_as_the_list_of_its_versions()
    {
        var (body, call) = await SentAsync(host => host.CommitSetAsync(new PublicationSet("set-1", [new SetMember("doc-1", 2)]), Cancel));

        Assert.Equal(("""{"members":[{"documentId":"doc-1","n":2}]}""", "PUT /base/publication-sets/set-1 *"), (body, call));
    }

    [Theory]
    [InlineData(null, """{"reason":"Sai số liệu.","replacedBy":null}""")]
    [InlineData("doc-2", """{"reason":"Sai số liệu.","replacedBy":"doc-2"}""")]
    public async Task A_withdrawal_says_why_and_what_stands_in_its_place(string? replacedBy, string sent)
    {
        var (body, call) = await SentAsync(host => host.WithdrawDocumentAsync(new Withdrawal("doc-1", "Sai số liệu.", replacedBy), Cancel));

        Assert.Equal((sent, "PUT /base/documents/doc-1/withdrawal *"), (body, call));
    }

    [Theory]
    [InlineData("""{"title":"Văn bản đã được thu hồi.","detail":"Sai số liệu.","code":"TXCT-HST-006"}""", "Sai số liệu.")]
    [InlineData("""{"title":"Văn bản đã được thu hồi.","code":"TXCT-HST-006"}""", "Văn bản đã được thu hồi.")]
    [InlineData("gone", "status 410")]
    public async Task A_withdrawn_document_is_told_with_the_reason(string problem, string reason)
    {
        await using var server = await PeerServer.StartAsync();
        Serve(server, context => PeerServer.WriteAsync(context, HttpStatusCode.Gone, problem, "application/problem+json"));
        using var host = Host(server);
        var central = new RestCentralSystem(host);

        Assert.Equal(new Answer<CommitReceipt?>.Withdrawn(reason), await central.FindDocumentAsync("doc-1", Cancel));
        Assert.Equal(new Answer<CommitReceipt?>.Withdrawn(reason), await central.FindDocumentVersionAsync("doc-1", 1, Cancel));
        Assert.Equal(new Answer<string>.Withdrawn(reason), await central.DownloadPartAsync("doc-1", 1, "tệp.pdf", new MemoryStream(), Cancel));
    }

    [Fact]
    public async Task A_document_that_nobody_may_see_yet_is_nothing()
    {
        await using var server = await PeerServer.StartAsync();
        Serve(server, context => PeerServer.WriteAsync(context, HttpStatusCode.NotFound));
        using var host = Host(server);

        Assert.Equal(new Answer<CommitReceipt?>.Ok(null), await new RestCentralSystem(host).FindDocumentAsync("doc-1", Cancel));
    }

    [Fact]
    public async Task A_withdrawn_row_of_the_list_says_why_and_has_no_parts()
    {
        await using var server = await PeerServer.StartAsync();
        Serve(server, context => PeerServer.WriteAsync(
            context, HttpStatusCode.OK,
            """
            {"data":[{"documentId":"doc-1","n":2,"type":"Plan","subject":"Kế hoạch","rounds":[],"audience":["delegates"],"urgency":"immediate","relations":{"amends":"1404/KH-HĐND"},
              "withdrawn":{"reason":"Sai số liệu.","replacedBy":"doc-2","at":"2024-06-12T08:00:00+07:00"},"modifiedAt":"2024-06-12T08:00:00+07:00"}],"links":{"next":null}}
            """));
        using var host = Host(server);

        var list = Assert.IsType<Answer<CentralList<CentralDocument>>.Ok>(await new RestCentralSystem(host).ListDocumentsAsync(null, Cancel)).Value;

        var document = Assert.Single(list.Items);
        Assert.Empty(document.Parts);
        Assert.Equal(new CentralWithdrawal("Sai số liệu.", "doc-2", new DateTimeOffset(2024, 6, 12, 8, 0, 0, TimeSpan.FromHours(7))), document.Withdrawn);
        Assert.Equal((new Relations(Amends: "1404/KH-HĐND"), "immediate"), (document.Metadata.Relations, document.Metadata.Urgency));
    }

    [Fact]
    public async Task Each_directory_says_how_long_a_row_is_valid_and_who_took_over()
    {
        await using var server = await PeerServer.StartAsync();
        Serve(server, context => PeerServer.WriteAsync(
            context, HttpStatusCode.OK,
            """{"data":[{"id":"x","name":"Sở Tài nguyên và Môi trường","level":"province","validFrom":"2021-05-23","validTo":"2025-02-28","successors":["y"]}],"links":{"next":null}}"""));
        using var host = Host(server);
        var central = new RestCentralSystem(host);

        var agency = Assert.Single(Assert.IsType<Answer<CentralList<CentralAgency>>.Ok>(await central.ListAgenciesAsync(Cancel)).Value.Items);
        var group = Assert.Single(Assert.IsType<Answer<CentralList<CentralGroup>>.Ok>(await central.ListGroupsAsync(Cancel)).Value.Items);
        var person = Assert.Single(Assert.IsType<Answer<CentralList<CentralDelegate>>.Ok>(await central.ListDelegatesAsync(Cancel)).Value.Items);

        Assert.Equal(("Sở Tài nguyên và Môi trường", "province"), (agency.Name, agency.Level));
        Assert.All(
            [(agency.ValidFrom, agency.ValidTo, agency.Successors), (group.ValidFrom, group.ValidTo, group.Successors), (person.ValidFrom, person.ValidTo, person.Successors)],
            row => Assert.Equal((new DateOnly(2021, 5, 23), new DateOnly(2025, 2, 28), "y"), (row.ValidFrom, row.ValidTo, Assert.Single(row.Successors))));
    }

    /// <summary>What goes over the wire: the body, and the call with its condition.</summary>
    private static async Task<(string Body, string Call)> SentAsync(Func<HostApi, Task<Answer<CommitReceipt>>> send)
    {
        await using var server = await PeerServer.StartAsync();
        var (body, call) = ("", "");
        Serve(server, async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            body = await reader.ReadToEndAsync(Cancel);
            call = $"{context.Request.Method} {context.Request.Path} {context.Request.Headers.IfNoneMatch}";
            await PeerServer.WriteAsync(context, HttpStatusCode.OK, """{"id":"x","n":1,"committedAt":"2024-06-12T08:00:00+07:00","parts":[]}""");
        });
        using var host = Host(server);
        Assert.IsType<Answer<CommitReceipt>.Ok>(await send(host));
        return (body, call);
    }
}
