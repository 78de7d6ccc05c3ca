using System.Text.Json;

namespace LangSon.Txct.Transport.Groups;

// The contract of a group's system (contracts/groups/groups.openapi.yaml) as it goes over the wire.

internal sealed record WireGroupFacts(WireGroupName Group, string Epoch, DateTimeOffset ServerTime, WireRateLimit? RateLimit = null);

internal sealed record WireRateLimit(int RequestsPerMinute);

internal sealed record WireGroupName(string Id, string Name);

/// <param name="Data">Rows one by one: see <see cref="GroupRows"/>.</param>
internal sealed record WireGroupPage(JsonElement[] Data, WirePagination Pagination);

internal sealed record WirePagination(string? NextCursor);

internal sealed record WireGroupMeeting(DateOnly Date, string Place);

internal sealed record WireSchedulePage(WireMeeting[] Data, WirePagination Pagination);

internal sealed record WireMeeting
{
    public required string Id { get; init; }
    public string Round { get; init; } = "";
    public string Form { get; init; } = "";
    public string? Subject { get; init; }
    public DateOnly Date { get; init; }
    public TimeOnly? Time { get; init; }
    public string Place { get; init; } = "";
    public string[] Delegates { get; init; } = [];
    public string[] JointLevels { get; init; } = [];
    public string[] Invited { get; init; } = [];
    public int? VotersExpected { get; init; }
    public int? VotersAttending { get; init; }
    public string Status { get; init; } = "";
}

internal sealed record WireAttachment(string Id, string Name, string MediaType, long Size, string Sha256);

internal sealed record WireGroupReport
{
    public required string Id { get; init; }
    public int Version { get; init; }
    public string Kind { get; init; } = "";
    public string GroupId { get; init; } = "";
    public string Round { get; init; } = "";
    public WireGroupMeeting? Meeting { get; init; }
    public string? DocumentNumber { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public string Title { get; init; } = "";
    public WireAttachment[] Attachments { get; init; } = [];
    public DateTimeOffset ModifiedAt { get; init; }
    public bool Deleted { get; init; }
}
