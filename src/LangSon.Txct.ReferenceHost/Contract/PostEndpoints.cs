using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>Documents as level 2 has them: taken whole in one request, and read back by their id, without digests, tags and ranges.</summary>
internal static class PostEndpoints
{
    /// <summary>As many as the contract demands of this level.</summary>
    public const long MostBytes = 30 << 20;

    /// <summary>The metadata and what the form itself needs.</summary>
    private const long Beside = 1 << 20;

    private static readonly Collection Documents = new("documents", "documentId", "parts", IsWithdrawable: false);

    public static void MapPosts(this IEndpointRouteBuilder contract)
    {
        var documents = contract.MapGroup("/documents");
        documents.MapPost("/", PostAsync).WithMetadata(new RequestSizeLimitAttribute(MostBytes + Beside));
        documents.MapGet("/{id}", (string id, VersionStore versions, CancellationToken cancel) => FindAsync(id, null, versions, cancel));
        documents.MapGet("/{id}/versions/{n:int}", (string id, int n, VersionStore versions, CancellationToken cancel) => FindAsync(id, n, versions, cancel));
        documents.MapGet("/{id}/versions/{n:int}/parts/{name}", OpenAsync);
    }

    private static async Task<IResult> PostAsync(HttpContext context, VersionStore versions, UploadStore uploads, CancellationToken cancel)
    {
        if (!context.Request.HasFormContentType)
        {
            return HostProblem.OfStatus(415)!;
        }

        var form = await context.Request.ReadFormAsync(cancel);
        if (await StrictJson.ReadAsync<DocumentPost>(new MemoryStream(Encoding.UTF8.GetBytes(form["metadata"].ToString())), cancel) is not { } post || !ContractNames.IsId(post.DocumentId) || post.N < 1
            || form.Files.Count != post.Parts.Count)
        {
            return HostProblem.BadRequest;
        }

        List<SentPart> parts = [];
        foreach (var (part, at) in post.Parts.Select((part, at) => (part, at)))
        {
            if (form.Files[$"part-{at + 1}"] is not { } file || file.Length > MostBytes)
            {
                return HostProblem.BadRequest;
            }

            await using var bytes = file.OpenReadStream();
            var upload = await uploads.CreateAsync(file.Length, bytes, cancel);
            parts.Add(new SentPart { Name = part.Name, MediaType = part.MediaType, Size = part.Size, Sha256 = part.Sha256, UploadId = upload.Id });
        }

        var commit = post.ToCommit(parts);
        return !commit.IsValid() ? HostProblem.BadRequest : await versions.CommitAsync(Documents.Name, post.DocumentId, post.N, commit, Documents.Body(commit), cancel) switch
        {
            CommitOutcome.Stored stored => TypedResults.Json(
                new { stored.Version.Id, stored.Version.N, committedAt = ContractAnswers.Instant(stored.Version.CommittedAt), parts = WithoutDigests(JsonNode.Parse(stored.Version.PartsJson)!) },
                HostProblem.Json, statusCode: stored.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK),
            CommitOutcome.Refused refused => refused.Problem,
            _ => throw new InvalidOperationException("A commit is stored or refused."),
        };
    }

    private static async Task<IResult> FindAsync(string id, int? n, VersionStore versions, CancellationToken cancel)
    {
        if (await versions.FindVisibleAsync(Documents.Name, id, n, cancel) is not { } version)
        {
            return HostProblem.Unknown;
        }

        var row = Documents.Row(version);
        WithoutDigests(row[Documents.Parts]!);
        return TypedResults.Json(row, HostProblem.Json);
    }

    private static async Task<IResult> OpenAsync(string id, int n, string name, VersionStore versions, CancellationToken cancel)
    {
        var parts = await versions.FindVisibleAsync(Documents.Name, id, n, cancel) is { } version ? JsonNode.Parse(version.PartsJson)!.AsArray() : [];
        return parts.FirstOrDefault(part => part!["name"]!.GetValue<string>() == name) is { } found
            ? TypedResults.Stream(versions.Open(found["sha256"]!.GetValue<string>()), found["mediaType"]!.GetValue<string>())
            : HostProblem.Unknown;
    }

    private static JsonNode WithoutDigests(JsonNode parts)
    {
        foreach (var part in parts.AsArray())
        {
            part!.AsObject().Remove("sha256");
        }

        return parts;
    }
}

/// <summary>The metadata of a document that comes with its files.</summary>
internal sealed record DocumentPost
{
    public required string DocumentId { get; init; }
    public required int N { get; init; }
    public required string Type { get; init; }
    public required string? Number { get; init; }
    public required string? Notation { get; init; }
    public required DateOnly? IssuedOn { get; init; }
    public required string? Issuer { get; init; }
    public required string Subject { get; init; }
    public required string? Signer { get; init; }
    public required string? SessionId { get; init; }
    public required IReadOnlyList<string> Rounds { get; init; }
    public required IReadOnlyList<string> Audience { get; init; }
    public required string Urgency { get; init; }
    public required IReadOnlyDictionary<string, string> Relations { get; init; }
    public required IReadOnlyList<PostedPart> Parts { get; init; }

    public DocumentCommit ToCommit(IReadOnlyList<SentPart> parts) => new()
    {
        Type = Type, Number = Number, Notation = Notation, IssuedOn = IssuedOn, Issuer = Issuer, Subject = Subject, Signer = Signer, SessionId = SessionId,
        Rounds = Rounds, Audience = Audience, Urgency = Urgency, Relations = Relations, Supersedes = N == 1 ? null : N - 1, Visibility = "now", Parts = parts,
    };
}

internal sealed record PostedPart
{
    public required string Name { get; init; }
    public required string MediaType { get; init; }
    public required long Size { get; init; }
    public required string Sha256 { get; init; }
}
