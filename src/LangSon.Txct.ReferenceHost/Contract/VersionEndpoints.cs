using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>Documents and groups' papers: commit, list, read back.</summary>
internal static class VersionEndpoints
{
    public static void MapVersions(this IEndpointRouteBuilder contract)
    {
        Map<DocumentCommit>(contract, new Collection("documents", "documentId", "parts", IsWithdrawable: true));
        Map<ReportCommit>(contract, new Collection("voter-contact-reports", "reportId", "attachments", IsWithdrawable: false));
    }

    private static void Map<TCommit>(IEndpointRouteBuilder contract, Collection collection) where TCommit : class, ICommit
    {
        var all = contract.MapGroup($"/{collection.Name}");
        all.MapGet("/", (HttpRequest request, VersionStore versions, CancellationToken cancel) => ListAsync(collection, request, versions, cancel));
        var one = collection.IsWithdrawable ? all.MapGroup("/{id}").GoneWhenWithdrawn() : all.MapGroup("/{id}");
        one.MapGet("", (string id, VersionStore versions, CancellationToken cancel) => FindAsync(collection, id, null, versions, cancel));
        one.MapGet("/versions/{n:int}", (string id, int n, VersionStore versions, CancellationToken cancel) => FindAsync(collection, id, n, versions, cancel));
        all.MapPut("/{id}/versions/{n:int}", (string id, int n, HttpContext context, VersionStore versions, CancellationToken cancel) =>
            CommitAsync<TCommit>(collection, id, n, context, versions, cancel));
        one.MapGet($"/versions/{{n:int}}/{collection.Parts}/{{name}}", (string id, int n, string name, HttpContext context, VersionStore versions, CancellationToken cancel) =>
            OpenAsync(collection, id, n, name, context, versions, cancel));
    }

    private static async Task<IResult> ListAsync(Collection collection, HttpRequest request, VersionStore versions, CancellationToken cancel)
    {
        if (ListQuestion.Read(request) is not { } question)
        {
            return HostProblem.BadRequest;
        }

        var rows = await versions.ListAsync(collection.Name, question, cancel);
        return TypedResults.Json(
            question.Answer(request.Path, [.. rows.Select(row => new ListedRow(new RowPlace(row.ModifiedAt!.Value.ToUnixTimeMilliseconds(), row.Id), collection.Row(row)))]), HostProblem.Json);
    }

    private static async Task<IResult> FindAsync(Collection collection, string id, int? n, VersionStore versions, CancellationToken cancel) =>
        await versions.FindVisibleAsync(collection.Name, id, n, cancel) is { } version ? TypedResults.Json(collection.Row(version), HostProblem.Json) : HostProblem.Unknown;

    private static async Task<IResult> CommitAsync<TCommit>(Collection collection, string id, int n, HttpContext context, VersionStore versions, CancellationToken cancel)
        where TCommit : class, ICommit
    {
        if (PutRule.Fault(context.Request) is { } fault)
        {
            return fault;
        }

        if (n < 1 || id.Length > 100 || await StrictJson.ReadAsync<TCommit>(context.Request, cancel) is not { } commit || !commit.IsValid())
        {
            return HostProblem.BadRequest;
        }

        return await versions.CommitAsync(collection.Name, id, n, commit, collection.Body(commit), cancel) switch
        {
            CommitOutcome.Stored { IsNew: true, Version: var added } => TypedResults.Json(Receipt(added), HostProblem.Json, statusCode: StatusCodes.Status201Created),
            CommitOutcome.Stored stored => TypedResults.Json(Receipt(stored.Version), HostProblem.Json),
            CommitOutcome.Refused refused => refused.Problem,
            _ => throw new InvalidOperationException("A commit is stored or refused."),
        };
    }

    private static async Task<IResult> OpenAsync(Collection collection, string id, int n, string name, HttpContext context, VersionStore versions, CancellationToken cancel)
    {
        var parts = await versions.FindVisibleAsync(collection.Name, id, n, cancel) is { } version ? JsonNode.Parse(version.PartsJson)!.AsArray() : [];
        if (parts.FirstOrDefault(part => part!["name"]!.GetValue<string>() == name) is not { } found)
        {
            return HostProblem.Unknown;
        }

        var sha256 = found["sha256"]!.GetValue<string>();
        context.Response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(sha256))}:";
        return TypedResults.Stream(
            versions.Open(sha256), found["mediaType"]!.GetValue<string>(), entityTag: new EntityTagHeaderValue($"\"{sha256}\""), enableRangeProcessing: true);
    }

    private static object Receipt(StoredVersion version) => new
    {
        version.Id, version.N, committedAt = ContractAnswers.Instant(version.CommittedAt), parts = JsonNode.Parse(version.PartsJson),
    };
}

/// <summary>How a collection's rows are worded.</summary>
internal sealed record Collection(string Name, string Id, string Parts, bool IsWithdrawable)
{
    private static readonly string[] Asked = ["supersedes", "visibility", "setId"];

    /// <summary>The commit as readers see it: without what only the committing said.</summary>
    public JsonObject Body<TCommit>(TCommit commit)
    {
        var body = StrictJson.ToObject(commit);
        body.Remove(Parts);
        foreach (var name in Asked)
        {
            body.Remove(name);
        }

        return body;
    }

    public JsonObject Row(StoredVersion version)
    {
        var row = new JsonObject { [Id] = version.Id, ["n"] = version.N };
        foreach (var (name, value) in JsonNode.Parse(version.BodyJson)!.AsObject())
        {
            row[name] = value?.DeepClone();
        }

        if (version.WithdrawnAt is { } withdrawnAt)
        {
            row["withdrawn"] = new JsonObject { ["reason"] = version.Reason, ["replacedBy"] = version.ReplacedBy, ["at"] = ContractAnswers.Instant(withdrawnAt) };
        }
        else
        {
            row[Parts] = JsonNode.Parse(version.PartsJson);
        }

        row["modifiedAt"] = ContractAnswers.Instant(version.ModifiedAt!.Value);
        return row;
    }
}
