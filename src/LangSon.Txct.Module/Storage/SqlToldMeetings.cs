using Dapper;
using LangSon.Txct.Planning.Schedule.Told;

namespace LangSon.Txct.Storage;

/// <summary>What groups' systems told as one table, a row for each meeting that they have.</summary>
internal sealed class SqlToldMeetings(IDatabase database) : IToldMeetings
{
    public Task<IReadOnlyList<KnownTold>> AllAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<KnownTold>>(
        async connection => [.. (await connection.QueryAsync<(string GroupId, string MeetingId, string Json)>(new CommandDefinition(
            "select group_id, meeting_id, told_json from txct_told_meeting", cancellationToken: cancel)))
            .Select(row => new KnownTold(row.GroupId, row.MeetingId, RecordJson.Read<ToldMeeting>(row.Json)))],
        cancel);

    public Task PutAsync(Work work, KnownTold told, CancellationToken cancel) => work.Connection.ExecuteAsync(new CommandDefinition(
        """
        insert into txct_told_meeting (group_id, remote_id, meeting_id, told_json) values (@GroupId, @Id, @MeetingId, @json)
        on conflict (group_id, remote_id) do update set meeting_id = excluded.meeting_id, told_json = excluded.told_json
        """,
        new { told.GroupId, told.Told.Id, told.MeetingId, json = RecordJson.Write(told.Told) }, work.Transaction, cancellationToken: cancel));
}
