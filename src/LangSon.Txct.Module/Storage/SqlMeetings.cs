using Dapper;
using LangSon.Txct.Planning.Deadlines;
using LangSon.Txct.Planning.Schedule;

namespace LangSon.Txct.Storage;

/// <summary>Meetings as one table.</summary>
internal sealed class SqlMeetings(IDatabase database) : IMeetings, IMeetingDays
{
    private const string Select = "select id, group_id as GroupId, round_id as RoundId, day, sequence, details from txct_meeting";

    public Task<IReadOnlyList<Meeting>> OfRoundAsync(string roundId, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<Meeting>>(
        async connection => [.. (await connection.QueryAsync<Row>(new CommandDefinition($"{Select} where round_id = @roundId", new { roundId }, cancellationToken: cancel)))
            .Select(row => row.ToMeeting()).OrderBy(meeting => meeting.Day).ThenBy(meeting => meeting.From).ThenBy(meeting => meeting.Id, StringComparer.Ordinal)],
        cancel);

    public Task<Meeting?> FindAsync(string id, CancellationToken cancel) => database.ReadAsync(
        async connection => (await connection.QuerySingleOrDefaultAsync<Row>(
            new CommandDefinition($"{Select} where id = @id", new { id }, cancellationToken: cancel)))?.ToMeeting(),
        cancel);

    public async Task<bool> PutAsync(Work work, Meeting meeting, CancellationToken cancel) => await work.Connection.ExecuteAsync(new CommandDefinition(
        """
        insert into txct_meeting (id, group_id, round_id, day, state, sequence, details) values (@Id, @GroupId, @RoundId, @Day, @State, 0, @Details)
        on conflict (id) do update set day = excluded.day, state = excluded.state, details = excluded.details, sequence = txct_meeting.sequence + 1
        where txct_meeting.day <> excluded.day or txct_meeting.details <> excluded.details
        """,
        new { meeting.Id, meeting.GroupId, meeting.RoundId, meeting.Day, State = NameOf(meeting.State), Details = RecordJson.Write(Details.Of(meeting)) },
        work.Transaction,
        cancellationToken: cancel)) == 1;

    /// <summary>By the calendar year of the day. A cancelled meeting sets no date.</summary>
    public Task<IReadOnlyList<MeetingDay>> OfYearAsync(int year, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<MeetingDay>>(
        async connection => [.. (await connection.QueryAsync<Row>(new CommandDefinition(
            $"{Select} where day between @first and @last and state <> @cancelled order by day, id",
            new { first = new DateOnly(year, 1, 1), last = new DateOnly(year, 12, 31), cancelled = NameOf(MeetingState.Cancelled) },
            cancellationToken: cancel))).Select(row => new MeetingDay(row.Id, row.GroupId, row.RoundId, row.Day))],
        cancel);

    private static string NameOf(MeetingState state) => state switch
    {
        MeetingState.Held => "held",
        MeetingState.Cancelled => "cancelled",
        _ => "planned",
    };

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string GroupId { get; init; } = "";
        public string RoundId { get; init; } = "";
        public DateOnly Day { get; init; }
        public long Sequence { get; init; }
        public string Details { get; init; } = "";

        public Meeting ToMeeting() => RecordJson.Read<Details>(Details).ToMeeting(this);
    }

    /// <summary>What is asked for only together with its meeting.</summary>
    private sealed record Details(
        TimeOnly? From, TimeOnly? To, string Place, string? Unit, MeetingForm Form, string Source, string? Theme, MeetingState State, IReadOnlyList<string> JointLevels,
        IReadOnlyList<string> Delegates, IReadOnlyList<InvitedBody> Invited, int? VotersExpected, int? VotersAttending)
    {
        public static Details Of(Meeting meeting) => new(
            meeting.From, meeting.To, meeting.Place, meeting.Unit, meeting.Form, meeting.Source, meeting.Theme, meeting.State, meeting.JointLevels,
            meeting.Delegates, meeting.Invited, meeting.VotersExpected, meeting.VotersAttending);

        public Meeting ToMeeting(Row row) => new(row.Id, row.GroupId, row.RoundId, row.Day, From, To, Place, Unit, Form, Source)
        {
            Theme = Theme,
            State = State,
            Sequence = (int)row.Sequence,
            JointLevels = JointLevels,
            Delegates = Delegates,
            Invited = Invited,
            VotersExpected = VotersExpected,
            VotersAttending = VotersAttending,
        };
    }
}
