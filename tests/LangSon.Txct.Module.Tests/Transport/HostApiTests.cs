using System.Net;
using LangSon.Txct.Central;
using LangSon.Txct.Support;
using LangSon.Txct.Transport.Host;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Transport;

/// <summary>The host's contract as the module calls it, and what the module makes of whatever comes back.</summary>
public partial class HostApiTests
{
    private const string Facts = """{"contractVersion":"1.0","level":3,"epoch":"e1","serverTime":"2024-06-12T08:00:00+07:00","uploads":{"maxBytes":1000},"tokenUrl":"{0}/token"}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_asked_for_once_and_shown_with_each_call()
    {
        await using var server = await PeerServer.StartAsync();
        List<string> shown = [];
        Serve(server, context => { shown.Add(context.Request.Headers.Authorization.ToString()); return OffsetAsync(context); });
        using var host = Host(server);

        await host.FindUploadOffsetAsync("1", Cancel);
        await host.FindUploadOffsetAsync("1", Cancel);

        Assert.Equal(["Bearer token-1", "Bearer token-1"], shown);
        Assert.Single(server.Requests, request => request.Contains("/token"));
    }

    [Fact]
    public async Task A_token_that_is_no_longer_accepted_is_renewed_once()
    {
        await using var server = await PeerServer.StartAsync();
        Serve(server, context => context.Request.Headers.Authorization == "Bearer token-1"
            ? PeerServer.WriteAsync(context, HttpStatusCode.Unauthorized)
            : OffsetAsync(context));
        using var host = Host(server);

        var answer = await host.FindUploadOffsetAsync("1", Cancel);

        Assert.Equal(new Answer<long>.Ok(7), answer);
        Assert.Equal(2, server.Requests.Count(request => request.Contains("/token")));
    }

    [Fact]
    public async Task Where_a_new_token_is_not_accepted_either_it_says_so_and_stops()
    {
        await using var server = await PeerServer.StartAsync();
        Serve(server, context => PeerServer.WriteAsync(context, HttpStatusCode.Unauthorized));
        using var host = Host(server);

        var answer = await host.FindUploadOffsetAsync("1", Cancel);

        Assert.IsType<Answer<long>.Unauthorized>(answer);
        Assert.Equal(2, server.Requests.Count(request => request.Contains("/uploads/")));
    }

    [Fact]
    public async Task A_chunk_that_is_sent_again_is_read_from_its_start()
    {
        await using var server = await PeerServer.StartAsync();
        var bytes = System.Security.Cryptography.RandomNumberGenerator.GetBytes(1000);
        List<byte[]> arrived = [];
        Serve(server, async context =>
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, Cancel);
            arrived.Add(body.ToArray());
            await (arrived.Count == 1 ? PeerServer.WriteAsync(context, HttpStatusCode.Unauthorized) : OffsetAsync(context));
        });
        using var host = Host(server);

        var answer = await host.AppendUploadAsync("1", 100, from => new MemoryStream(bytes) { Position = from }, 800, Cancel);

        Assert.Equal(new Answer<long>.Ok(7), answer);
        Assert.Equal([bytes[100..900], bytes[100..900]], arrived);
    }

    [Fact]
    public async Task A_secret_that_the_host_does_not_know_is_not_sent_again_and_again()
    {
        await using var server = await PeerServer.StartAsync();
        Serve(server, OffsetAsync, token: (context, _) => PeerServer.WriteAsync(context, HttpStatusCode.BadRequest, """{"error":"invalid_client"}"""));
        using var host = Host(server);

        Assert.IsType<Answer<long>.Unauthorized>(await host.FindUploadOffsetAsync("1", Cancel));
        Assert.Single(server.Requests, request => request.Contains("/token"));
    }

    [Theory]
    [InlineData("\"soon\"")]
    [InlineData("\"300\"")]
    [InlineData("3599.5")]
    [InlineData("99999999999")]
    [InlineData("null")]
    public async Task A_token_that_lasts_nobody_knows_how_long_stops_nothing(string lasts)
    {
        await using var server = await PeerServer.StartAsync();
        Serve(server, OffsetAsync, token: (context, _) => PeerServer.WriteAsync(
            context, HttpStatusCode.OK, $$"""{"access_token":"token-1","expires_in":{{lasts}}}"""));
        using var host = Host(server);

        Assert.Equal(new Answer<long>.Ok(7), await host.FindUploadOffsetAsync("1", Cancel));
    }

    [Theory]
    [InlineData("<html><body>Đăng nhập mạng Wi-Fi</body></html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"data":null,"links":null}""")]
    [InlineData("""{"data":[{"id":"s1","opensOn":"ngày 8 tháng 7"}],"links":{}}""")]
    public async Task A_page_that_is_not_of_the_contract_is_no_answer(string page)
    {
        await using var server = await PeerServer.StartAsync();
        Serve(server, context => PeerServer.WriteAsync(context, HttpStatusCode.OK, page, "text/html"));
        using var host = Host(server);
        var central = new RestCentralSystem(host);

        Assert.IsType<Answer<CentralList<CentralSession>>.Unavailable>(await central.ListSessionsAsync(null, Cancel));
        Assert.IsType<Answer<CentralList<CentralDocument>>.Unavailable>(await central.ListDocumentsAsync(null, Cancel));
        Assert.IsType<Answer<CentralFacts>.Unavailable>(await Described(page));
        Assert.IsType<Answer<CommitReceipt?>.Unavailable>(await central.FindDocumentVersionAsync("doc-1", 1, Cancel));
    }

    [Theory]
    [InlineData("99999999999999999999")]
    [InlineData("much")]
    [InlineData(null)]
    public async Task An_offset_that_is_no_number_is_no_answer(string? offset)
    {
        await using var server = await PeerServer.StartAsync();
        Serve(server, context =>
        {
            context.Response.Headers["Upload-Offset"] = offset;
            return Task.CompletedTask;
        });
        using var host = Host(server);

        Assert.IsType<Answer<long>.Unavailable>(await host.FindUploadOffsetAsync("1", Cancel));
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData(null, 0)]
    public async Task Bytes_that_go_with_the_creation_count_as_far_as_the_answer_says(string? offset, long expected)
    {
        await using var server = await PeerServer.StartAsync();
        var body = "";
        Serve(server, async context =>
        {
            body = await new StreamReader(context.Request.Body).ReadToEndAsync(Cancel);
            context.Response.StatusCode = 201;
            context.Response.Headers.Location = "/base/uploads/u1";
            context.Response.Headers["Upload-Offset"] = offset;
        });
        using var host = Host(server);

        var answer = await host.BeginUploadAsync(5, () => new MemoryStream("bytes"u8.ToArray()), Cancel);

        Assert.Equal(new Answer<BegunUpload>.Ok(new BegunUpload("u1", expected)), answer);
        Assert.Equal("bytes", body);
        Assert.Contains("POST /base/uploads", server.Requests);
    }

    [Fact]
    public async Task Every_page_of_a_list_is_read()
    {
        await using var server = await PeerServer.StartAsync();
        Serve(server, context => PeerServer.WriteAsync(context, HttpStatusCode.OK, context.Request.Query["cursor"].ToString() switch
        {
            "" => Sessions("s1", "https://elsewhere.example/sessions?cursor=2&limit=200"),
            "2" => Sessions("s2", "/base/sessions?cursor=3"),
            _ => Sessions("s3", null),
        }));
        using var host = Host(server);

        var answer = await new RestCentralSystem(host).ListSessionsAsync(new DateTimeOffset(2024, 6, 12, 8, 0, 0, TimeSpan.FromHours(7)), Cancel);

        var list = Assert.IsType<Answer<CentralList<CentralSession>>.Ok>(answer).Value;
        Assert.Equal(["s1", "s2", "s3"], list.Items.Select(session => session.Id));
        Assert.Contains("modifiedSince=2024-06-12T01%3A00%3A00.000", server.Requests.First(request => request.Contains("/sessions")));
    }

    [Theory]
    [InlineData("/base/sessions?cursor=same")]
    [InlineData("/base/sessions")]
    [InlineData("")]
    public async Task A_list_that_never_ends_is_no_answer(string next)
    {
        await using var server = await PeerServer.StartAsync();
        Serve(server, context => PeerServer.WriteAsync(context, HttpStatusCode.OK, Sessions("s1", next)));
        using var host = Host(server);

        var answer = await new RestCentralSystem(host).ListSessionsAsync(null, Cancel).WaitAsync(TimeSpan.FromSeconds(20), Cancel);

        Assert.IsType<Answer<CentralList<CentralSession>>.Unavailable>(answer);
    }

    [Fact]
    public async Task A_commit_without_an_answer_is_ambiguous()
    {
        await using var server = await PeerServer.StartAsync();
        Serve(server, context => { context.Abort(); return Task.CompletedTask; });
        using var host = Host(server);

        Assert.IsType<Answer<CommitReceipt>.Ambiguous>(await host.SendNoticeAsync(new Notice("n1", ["office"], "Tài liệu mới", "", null), Cancel));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task A_commit_answered_by_a_gateway_alone_is_ambiguous(HttpStatusCode status)
    {
        await using var server = await PeerServer.StartAsync();
        Serve(server, context => PeerServer.WriteAsync(context, status));
        using var host = Host(server);

        Assert.IsType<Answer<CommitReceipt>.Ambiguous>(await host.SendNoticeAsync(new Notice("n1", ["office"], "Tài liệu mới", "", null), Cancel));
    }

    [Fact]
    public async Task A_conflict_without_the_contracts_code_is_a_refusal_of_something_in_between()
    {
        await using var server = await PeerServer.StartAsync();
        Serve(server, context => PeerServer.WriteAsync(context, HttpStatusCode.Conflict, "<html>", "text/html"));
        using var host = Host(server);

        Assert.IsType<Answer<CommitReceipt>.Refused>(await host.SendNoticeAsync(new Notice("n1", ["office"], "Tài liệu mới", "", null), Cancel));
    }

    [Theory]
    [InlineData(423)]
    [InlineData(460)]
    public async Task An_upload_that_is_locked_or_was_changed_on_its_way_is_sent_again_later(int status)
    {
        await using var server = await PeerServer.StartAsync();
        Serve(server, context => PeerServer.WriteAsync(context, (HttpStatusCode)status));
        using var host = Host(server);

        Assert.IsType<Answer<long>.Unavailable>(await host.AppendUploadAsync("1", 0, _ => new MemoryStream(new byte[10]), 10, Cancel));
    }

    [Fact]
    public async Task A_conflict_tells_what_is_there()
    {
        await using var server = await PeerServer.StartAsync();
        Serve(server, context => PeerServer.WriteAsync(
            context, HttpStatusCode.Conflict, """{"code":"TXCT-DOC-004","title":"Số này đã có nội dung khác.","latest":3}""", "application/problem+json"));
        using var host = Host(server);

        Assert.Equal(
            new Answer<CommitReceipt>.Conflict("TXCT-DOC-004", "Số này đã có nội dung khác.", 3),
            await host.SendNoticeAsync(new Notice("n1", ["office"], "Tài liệu mới", "", null), Cancel));
    }

    [Fact]
    public async Task A_commit_says_all_of_the_document_and_that_it_must_not_replace_another()
    {
        await using var server = await PeerServer.StartAsync();
        var (body, condition) = ("", "");
        Serve(server, async context =>
        {
            condition = context.Request.Headers.IfNoneMatch.ToString();
            using var reader = new StreamReader(context.Request.Body);
            body = await reader.ReadToEndAsync(Cancel);
            await PeerServer.WriteAsync(context, HttpStatusCode.OK, """{"id":"doc-1","n":2,"committedAt":"2024-06-12T08:00:00+07:00","parts":[]}""");
        });
        using var host = Host(server);
        var version = new DocumentVersion(
            "doc-1", 2,
            new DocumentMetadata("OversightReport", "499", "BC-HĐND", new DateOnly(2024, 6, 10), "HĐND tỉnh", "Kết quả giám sát", "Đoàn Thị A", "s1", ["r1"], ["delegates"], new Relations(Corrects: "499/BC-HĐND")),
            [new Part("tệp.pdf", "application/pdf", 7, new string('a', 64))]);

        var answer = await host.CommitDocumentAsync(version, new Dictionary<string, string> { ["tệp.pdf"] = "upload-1" }, Cancel);

        Assert.IsType<Answer<CommitReceipt>.Ok>(answer);
        Assert.Equal("*", condition);
        Assert.Contains("PUT /base/documents/doc-1/versions/2", server.Requests);
        Assert.Equal(
            """{"type":"OversightReport","number":"499","notation":"BC-HĐND","issuedOn":"2024-06-10","issuer":"HĐND tỉnh","subject":"Kết quả giám sát","signer":"Đoàn Thị A","sessionId":"s1","rounds":["r1"],"audience":["delegates"],"urgency":"normal","relations":{"corrects":"499/BC-HĐND"},"supersedes":1,"visibility":"now","parts":[{"name":"tệp.pdf","mediaType":"application/pdf","size":7,"sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","uploadId":"upload-1"}]}""",
            body);
    }

    [Fact]
    public async Task A_download_that_its_receiver_cannot_take_is_the_receivers_fault()
    {
        await using var server = await PeerServer.StartAsync();
        Serve(server, context => context.Response.WriteAsync("bytes", Cancel));
        using var host = Host(server);

        await Assert.ThrowsAsync<IOException>(() => host.DownloadAsync("documents/1/versions/1/parts/a", new FullDisk(), Cancel));
    }

    [Fact]
    public void Secrets_are_in_no_text_of_the_settings_or_of_a_request()
    {
        var host = new HostOptions { BaseUrl = "https://host.example/txct-host/v1", ClientId = "txct", ClientSecret = "s3cret" };
        var group = new Groups.GroupSystemOptions { Id = "T01", BaseUrl = "https://t01.example", Key = "s3cret" };
        var request = new PeerRequest(RestSharp.Method.Post, "token") { Form = new Dictionary<string, string> { ["client_secret"] = "s3cret" } };

        Assert.DoesNotContain("s3cret", $"{host} {group} {request} {new BearerKey("s3cret")} {new ClientCredentials("txct", "s3cret", TimeProvider.System)}");
    }

    [Theory]
    [InlineData("", "txct", "s3cret")]
    [InlineData("ftp://host.example", "txct", "s3cret")]
    [InlineData("https://host.example", "", "s3cret")]
    [InlineData("https://host.example", "txct", "")]
    public void Settings_with_which_no_host_can_be_called_are_refused_without_telling_the_secret(string url, string id, string secret)
    {
        var result = new HostOptionsRules().Validate(null, new HostOptions { BaseUrl = url, ClientId = id, ClientSecret = secret });

        Assert.True(result.Failed);
        Assert.DoesNotContain("s3cret", result.FailureMessage);
    }

    private static async Task<Answer<CentralFacts>> Described(string page)
    {
        await using var server = await PeerServer.StartAsync();
        server.Answer(page);
        using var host = Host(server);
        return await host.DescribeAsync(Cancel);
    }

    private static string Sessions(string id, string? next) =>
        $$$"""{"data":[{"id":"{{{id}}}","kind":"MidYear","number":24,"title":"Kỳ họp","opensOn":"2024-07-03","closesOn":"2024-07-04"}],"links":{"next":{{{(next is null ? "null" : $"\"{next}\"")}}}}}""";

    private static Task OffsetAsync(HttpContext context)
    {
        context.Response.Headers["Upload-Offset"] = "7";
        return Task.CompletedTask;
    }

    /// <summary>Describes itself and gives out token-1, token-2, …; answers the rest as the test says.</summary>
    private static void Serve(PeerServer server, Func<HttpContext, Task> rest, Func<HttpContext, int, Task>? token = null)
    {
        var tokens = 0;
        server.Answer((context, _) => context.Request.Path.Value switch
        {
            "/base" or "/base/" => PeerServer.WriteAsync(context, HttpStatusCode.OK, Facts.Replace("{0}", server.Url.ToString())),
            "/base/token" when token is not null => token(context, ++tokens),
            "/base/token" => PeerServer.WriteAsync(context, HttpStatusCode.OK, $$"""{"access_token":"token-{{++tokens}}","expires_in":300}"""),
            _ => rest(context),
        });
    }

    private static HostApi Host(PeerServer server) => new(
        Options.Create(new HostOptions { BaseUrl = server.Url.ToString(), ClientId = "txct", ClientSecret = "s3cret" }),
        Options.Create(PeerServer.Options(retries: 0)), PeerServer.Straight, PeerMapper.Configuration().CreateMapper(), TimeProvider.System);

    /// <summary>Takes nothing.</summary>
    private sealed class FullDisk : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("No space left on device");
    }
}
