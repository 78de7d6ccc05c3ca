using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>A commit as it is asked for: the fields of the contract and no others.</summary>
internal interface ICommit
{
    IReadOnlyList<SentPart> Files { get; }

    int? Supersedes { get; }

    /// <summary>The set with which the version becomes visible; null for one that is visible by itself.</summary>
    string? SetId => null;

    /// <summary>Whether the values keep the contract's bounds; the shape was checked while reading.</summary>
    bool IsValid();
}

internal sealed partial record SentPart
{
    public required string Name { get; init; }
    public required string MediaType { get; init; }
    public required long Size { get; init; }
    public required string Sha256 { get; init; }
    public required string UploadId { get; init; }

    public bool IsValid() => Name.Length is > 0 and <= 255 && !Name.Any(letter => char.IsControl(letter) || letter is '/' or '\\')
        && MediaType.Length > 0 && Size > 0 && Digest().IsMatch(Sha256) && UploadName().IsMatch(UploadId);

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Digest();

    [GeneratedRegex("^[0-9a-f]{32}$")]
    private static partial Regex UploadName();
}

internal sealed record DocumentCommit : ICommit
{
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
    public required int? Supersedes { get; init; }
    public required string Visibility { get; init; }
    public string? SetId { get; init; }
    public required IReadOnlyList<SentPart> Parts { get; init; }

    [JsonIgnore]
    public IReadOnlyList<SentPart> Files => Parts;

    public bool IsValid() => Type.Length > 0 && Subject.Length > 0 && Audience.Count > 0
        && ContractNames.IsUrgency(Urgency) && ContractNames.AreRelations(Relations) && ContractNames.IsVisibility(Visibility, SetId)
        && Parts.Count > 0 && Parts.All(part => part.IsValid()) && Parts.DistinctBy(part => part.Name).Count() == Parts.Count;
}

internal sealed record ReportCommit : ICommit
{
    private static readonly string[] Kinds = ["VoterContactReport", "Minutes", "GroupPlan"];

    public required string Kind { get; init; }
    public required string GroupId { get; init; }
    public required string Round { get; init; }
    public ReportMeeting? Meeting { get; init; }
    public required string? DocumentNumber { get; init; }
    public required DateOnly? IssuedOn { get; init; }
    public required string Title { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required ReportSource Source { get; init; }
    public required IReadOnlyList<string> Recipients { get; init; }
    public required int? Supersedes { get; init; }
    public required IReadOnlyList<SentPart> Attachments { get; init; }
    public required IReadOnlyList<string> Petitions { get; init; }

    [JsonIgnore]
    public IReadOnlyList<SentPart> Files => Attachments;

    public bool IsValid() => Kinds.Contains(Kind) && GroupId.Length > 0 && Round.Length > 0 && Title.Length > 0 && Petitions.Count == 0 && (Kind != "Minutes" || Meeting is not null)
        && Attachments.Count > 0 && Attachments.All(part => part.IsValid()) && Attachments.DistinctBy(part => part.Name).Count() == Attachments.Count;
}

internal sealed record ReportMeeting(DateOnly Date, string Place);

internal sealed record ReportSource(string System, string ReportId);

internal sealed record NoticeBody
{
    public required IReadOnlyList<string> To { get; init; }
    public required string Title { get; init; }
    public required string Body { get; init; }
    public required string? Link { get; init; }

    public bool IsValid() => To.Count > 0 && To.All(name => name.Length > 0) && Title.Length > 0;
}

/// <summary>Reads requests strictly: what the contract does not name is a mistake of the caller.</summary>
internal static class StrictJson
{
    private static readonly JsonSerializerOptions Options = new(HostProblem.Json)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        MaxDepth = 16,
    };

    /// <summary>Null if the body is no such object.</summary>
    public static Task<T?> ReadAsync<T>(HttpRequest request, CancellationToken cancel) where T : class => ReadAsync<T>(request.Body, cancel);

    /// <inheritdoc cref="ReadAsync{T}(HttpRequest, CancellationToken)"/>
    public static async Task<T?> ReadAsync<T>(Stream body, CancellationToken cancel) where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(body, Options, cancel);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonObject ToObject<T>(T value) => JsonSerializer.SerializeToNode(value, Options)!.AsObject();

    public static string Write(JsonNode node) => node.ToJsonString(Options);
}
