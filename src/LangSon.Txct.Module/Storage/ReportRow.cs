using LangSon.Txct.Collecting.Inbox;

namespace LangSon.Txct.Storage;

/// <summary>A version of a group's paper as its table has it.</summary>
internal sealed record ReportRow
{
    public const string Columns =
        """
        report_id as ReportId, n as Number, group_id as GroupId, round, kind, title, source_id as SourceId, remote_id as RemoteId,
            content_sha256 as ContentSha256, bytes_sha256 as BytesSha256, received_ms as ReceivedAt
        """;

    public string ReportId { get; init; } = "";
    public long Number { get; init; }
    public string GroupId { get; init; } = "";
    public string Round { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Title { get; init; } = "";
    public string SourceId { get; init; } = "";
    public string RemoteId { get; init; } = "";
    public string ContentSha256 { get; init; } = "";
    public string BytesSha256 { get; init; } = "";
    public DateTimeOffset ReceivedAt { get; init; }

    public KnownReport ToReport() => new(ReportId, (int)Number, GroupId, Round, Kind, Title, SourceId, RemoteId, ContentSha256, BytesSha256, ReceivedAt);
}
