using System.Text;
using System.Text.Json.Nodes;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>A small document with an id of its own, and the calls that bring it to a host.</summary>
internal sealed class Paper(HostUnderTest host, params string[] contents)
{
    public string Id { get; init; } = HostUnderTest.NewId("doc");

    public string Path => $"documents/{Id}";

    /// <summary>The files; one, if no contents were given.</summary>
    public IReadOnlyList<PaperPart> Parts { get; } =
        [.. (contents.Length == 0 ? [$"bytes of {Guid.NewGuid()}"] : contents).Select((content, at) => new PaperPart($"văn bản {at + 1}.txt", Encoding.UTF8.GetBytes(content)))];

    public PaperPart Part => Parts[0];

    /// <summary>Where the part is read back.</summary>
    public string PartPath(int n = 1) => $"{Path}/versions/{n}/parts/{Uri.EscapeDataString(Part.Name)}";

    /// <summary>The same document with other bytes.</summary>
    public Paper WithBytes(string content) => new(host, content) { Id = Id };

    /// <summary>Uploads every part as the module does: the bytes come along, and what the host did not take follows. A host without uploads gets them with the commit.</summary>
    public async Task<Paper> UploadAsync(CancellationToken cancel)
    {
        if (!host.HasUploads)
        {
            return this;
        }

        foreach (var part in Parts)
        {
            var created = (await host.SendAsync(Uploads.CreateWith(part.Bytes.Length, part.Bytes), cancel)).Must(201);
            part.UploadId = Uploads.IdOf(created);
            if (Uploads.OffsetOf(created) is var offset && offset < part.Bytes.Length)
            {
                (await host.SendAsync(Uploads.Append(part.UploadId, offset, part.Bytes[offset..]), cancel)).Must(204);
            }
        }

        return this;
    }

    /// <param name="setId">The set that makes the version visible; null for one that is visible at once.</param>
    public JsonObject Body(int n = 1, string? setId = null)
    {
        var body = new JsonObject
        {
            ["type"] = "Other", ["number"] = "12", ["notation"] = "BC-HĐND", ["issuedOn"] = "2024-06-12", ["issuer"] = "HỘI ĐỒNG NHÂN DÂN TỈNH",
            ["subject"] = "Văn bản thử", ["signer"] = "Nguyễn Ví Dụ", ["sessionId"] = null, ["rounds"] = new JsonArray("2024-pre-mid"), ["audience"] = new JsonArray("office"),
            ["urgency"] = "normal", ["relations"] = new JsonObject(), ["supersedes"] = n == 1 ? null : n - 1, ["visibility"] = setId is null ? "now" : "inSet",
            ["parts"] = new JsonArray([.. Parts.Select(part => part.Sent())]),
        };
        if (setId is not null)
        {
            body["setId"] = setId;
        }

        return body;
    }

    /// <summary>Commits what was uploaded.</summary>
    /// <param name="change">Makes the commit another than it would be; null for one as it should be.</param>
    public Task<Answer> CommitAsync(CancellationToken cancel, int n = 1, string? setId = null, Action<JsonObject>? change = null)
    {
        var body = Body(n, setId);
        change?.Invoke(body);
        return host.HasUploads ? host.SendAsync(Commits.Put($"{Path}/versions/{n}", body), cancel) : host.SendAsync(Commits.Post(Id, n, body, Parts), cancel);
    }

    /// <summary>Uploads and commits; the host must take it.</summary>
    public async Task<Answer> PublishAsync(CancellationToken cancel, int n = 1, string? setId = null) =>
        (await (await UploadAsync(cancel)).CommitAsync(cancel, n, setId)).MustBeTaken();

    /// <summary>Commits the next version with other bytes; the host must take it.</summary>
    public Task<Answer> ChangeAsync(int n, CancellationToken cancel) => WithBytes($"version {n} of {Id}").PublishAsync(cancel, n);

    public Task<Answer> WithdrawAsync(string reason, CancellationToken cancel, string? replacedBy = null) =>
        host.SendAsync(Commits.Put($"{Path}/withdrawal", new JsonObject { ["reason"] = reason, ["replacedBy"] = replacedBy }), cancel);
}
