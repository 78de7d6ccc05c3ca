using System.Net;
using System.Text.Json.Nodes;
using System.Text.Json;
using LangSon.Txct.Central.Levels;
using LangSon.Txct.Network;
using LangSon.Txct.Storage;
using LangSon.Txct.Transport.Host;
using LangSon.Txct.Transport;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Support;

/// <summary>A host that serves no more than a low level demands, over a real socket, and the module's central system beside it.</summary>
internal sealed class SmallHost(PeerServer server) : IAsyncDisposable
{
    private readonly Uri url = server.Url;
    private readonly Dictionary<string, (JsonObject Metadata, byte[][] Files)> documents = [];
    private bool isGone;

    public int Level { get; set; } = 2;

    public string[] Supports { get; set; } = [];

    /// <summary>The rows of its list of groups, by id.</summary>
    public List<string> Groups { get; } = ["T01", "T02"];

    /// <summary>Whether the line is cut after a document was taken, before the answer.</summary>
    public bool Swallows { get; set; }

    /// <summary>Whether it keeps other bytes than those it was given.</summary>
    public bool Tears { get; set; }

    /// <summary>What was shown to be let in, in order.</summary>
    public List<string> Keys { get; } = [];

    public IReadOnlyCollection<string> Requests => server.Requests;

    public static async Task<SmallHost> StartAsync()
    {
        var host = new SmallHost(await PeerServer.StartAsync());
        host.Serve();
        return host;
    }

    /// <summary>The central system as a start of the module puts it together; what the rig keeps, outlives it.</summary>
    /// <param name="most">The highest level that the settings allow.</param>
    public (CentralByLevel Central, CentralLevel Level) Beside(LocalRig rig, int most = 3)
    {
        var options = Options.Create(new HostOptions { Level = most, BaseUrl = url.ToString(), ClientId = "txct", ClientSecret = "s3cret", DirectoryFile = rig.DirectoryPath });
        var api = new HostApi(options, Options.Create(PeerServer.Options(retries: 0)), new OutgoingLines(Options.Create(new NetworkOptions())), PeerMapper.Configuration().CreateMapper(), rig.Time);
        var memory = new SqlCentralMemory(rig.Database);
        var level = new CentralLevel(api, memory, options, NullLogger<CentralLevel>.Instance);
        var whole = new Central.RestCentralSystem(api);
        var posted = new PostedDocuments(api, whole, rig.Central, new SqlLocalRegister(rig.Database, rig.Time, "posted_"), rig.Content, level, rig.Time);
        return (new CentralByLevel(level, whole, new PlainDirectories(api, memory, level, rig.Time), posted, rig.Central), level);
    }

    /// <summary>Ends it, if it has not ended yet.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!isGone)
        {
            isGone = true;
            await server.DisposeAsync();
        }
    }

    private void Serve() => server.Answer(async (context, _) =>
    {
        var path = context.Request.Path.Value!["/base".Length..].Trim('/');
        if (path.Length > 0)
        {
            Keys.Add(context.Request.Headers.Authorization.ToString());
        }

        await (path.Split('/') switch
        {
            [""] => AnswerAsync(context, new JsonObject { ["contractVersion"] = "1.0.0", ["level"] = Level, ["supports"] = new JsonArray([.. Supports.Select(name => JsonValue.Create(name))]) }),
            ["groups"] => AnswerAsync(context, new JsonObject { ["data"] = new JsonArray([.. Groups.Select(id => new JsonObject { ["id"] = id, ["number"] = 1, ["name"] = $"Tổ {id}", ["area"] = "Xã Ví Dụ" })]) }),
            ["documents"] => TakeAsync(context),
            ["documents", var id, "versions", var n] when documents.TryGetValue($"{id}/{n}", out var document) => AnswerAsync(context, Row(document.Metadata)),
            ["documents", var id, "versions", var n, "parts", var name] when documents.TryGetValue($"{id}/{n}", out var document) =>
                context.Response.Body.WriteAsync(document.Files[document.Metadata["parts"]!.AsArray().ToList().FindIndex(part => part!["name"]!.GetValue<string>() == name)]).AsTask(),
            _ => PeerServer.WriteAsync(context, HttpStatusCode.NotFound),
        });
    });

    private async Task TakeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var metadata = JsonNode.Parse(form["metadata"].ToString())!.AsObject();
        List<byte[]> files = [];
        for (var at = 1; form.Files.GetFile($"part-{at}") is { } file; at++)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            files.Add(bytes.ToArray());
        }

        if (Tears)
        {
            files[0][^1] ^= 1;
        }

        documents.Add($"{metadata["documentId"]}/{metadata["n"]}", (metadata, [.. files]));
        if (Swallows)
        {
            context.Abort();
            return;
        }

        await AnswerAsync(context, new JsonObject());
    }

    private static JsonObject Row(JsonObject metadata)
    {
        var row = metadata.DeepClone().AsObject();
        foreach (var part in row["parts"]!.AsArray())
        {
            part!.AsObject().Remove("sha256");
        }

        return row;
    }

    /// <summary>Without the headers that only level 3 demands.</summary>
    private static async Task AnswerAsync(HttpContext context, JsonObject body)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body.ToJsonString(new JsonSerializerOptions(JsonSerializerDefaults.Web)));
    }
}
