using System.Globalization;
using System.Text.Json;
using Dapper;
using LangSon.Txct.ReferenceHost.People;
using LangSon.Txct.ReferenceHost.Time;
using LangSon.Txct.Storage;

namespace LangSon.Txct.ReferenceHost.Storage;

/// <summary>Fills an empty host: epoch, clock, sessions, groups, delegates, agencies, accounts. All in one transaction, so that it happens once.</summary>
internal sealed class FirstStart(IDatabase database, HostMeta meta, StartOptions options)
{
    private static readonly TimeSpan VietNam = TimeSpan.FromHours(7);

    /// <summary>Returns the clock as it stands, after the first start as after any other.</summary>
    public async Task<DemoClock> RunAsync(CancellationToken cancel)
    {
        if (await meta.FindAsync(HostMeta.ClockShift, cancel) is { } ticks)
        {
            var known = new DemoClock(new TimeSpan(long.Parse(ticks, CultureInfo.InvariantCulture)));
            await database.WriteAsync(work => FillAgenciesAsync(work, known), cancel);
            return known;
        }

        var clock = new DemoClock(FirstMorning() - TimeProvider.System.GetUtcNow());
        await database.WriteAsync(work => FillAsync(work, clock, cancel), cancel);
        return clock;
    }

    /// <summary>Eight o'clock on the second day of the plan's first round: it has begun, and its session is yet to come.</summary>
    private DateTimeOffset FirstMorning()
    {
        var first = JsonElement.Parse(File.ReadAllText(options.Plan)).GetProperty("rounds")[0].GetProperty("window").GetProperty("first").GetString()!;
        var day = DateOnly.ParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(1);
        return new DateTimeOffset(day.ToDateTime(new TimeOnly(8, 0)), VietNam);
    }

    private static async Task FillAsync(Work work, DemoClock clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var directory = Samples.Directory();
        await HostMeta.SetAsync(work, HostMeta.Epoch, Guid.CreateVersion7().ToString(), cancel);
        await HostMeta.SetAsync(work, HostMeta.ClockShift, clock.Shift.Ticks.ToString(CultureInfo.InvariantCulture), cancel);
        await work.Connection.ExecuteAsync(
            "insert into host_session values (@Id, @Term, @Kind, @Number, @Title, @OpensOn, @ClosesOn, null, @ClosedAt, @now)",
            Samples.Sessions().Select(row => new { row.Id, row.Term, row.Kind, row.Number, row.Title, row.OpensOn, row.ClosesOn, row.ClosedAt, now }), work.Transaction);
        await work.Connection.ExecuteAsync(
            "insert into host_group (id, number, name, area, valid_from, modified_ms) values (@Id, @Number, @Name, @Area, @ValidFrom, @now)",
            directory.Groups.Select(row => new { row.Id, row.Number, row.Name, row.Area, directory.ValidFrom, now }), work.Transaction);
        await work.Connection.ExecuteAsync(
            "insert into host_delegate (id, full_name, group_id, leader, valid_from, modified_ms) values (@Id, @FullName, @GroupId, @Leader, @ValidFrom, @now)",
            directory.Delegates.Select(row => new { row.Id, row.FullName, row.GroupId, row.Leader, directory.ValidFrom, now }), work.Transaction);
        await FillAgenciesAsync(work, clock);
        await work.Connection.ExecuteAsync(
            "insert into host_account values (@UserName, @DisplayName, @Role, @GroupId, @DelegateId, @PasswordHash)",
            directory.Accounts.Select(Accounts.WithPassword), work.Transaction);
    }

    /// <summary>Also at later starts: hosts that were filled before they kept agencies get them too.</summary>
    private static Task FillAgenciesAsync(Work work, DemoClock clock) => work.Connection.ExecuteAsync(
        """
        insert into host_agency (id, name, level, valid_from, valid_to, successors, modified_ms)
        values (@Id, @Name, @Level, @ValidFrom, @ValidTo, @successors, @now) on conflict (id) do nothing
        """,
        Samples.Directory().Agencies.Select(row => new
        {
            row.Id, row.Name, row.Level, row.ValidFrom, row.ValidTo, successors = JsonSerializer.Serialize(row.Successors), now = clock.GetUtcNow(),
        }),
        work.Transaction);
}
