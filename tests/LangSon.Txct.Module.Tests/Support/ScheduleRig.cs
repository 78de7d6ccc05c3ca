using LangSon.Txct.Planning;
using LangSon.Txct.Planning.Deadlines;
using LangSon.Txct.Planning.Schedule.Told;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace LangSon.Txct.Support;

/// <summary>The taking over of groups' schedules on a real database.</summary>
internal static class ScheduleRig
{
    public static GroupSchedule Over(IDatabase database, YearPlan plan)
    {
        var (directory, meetings, register, time) = (new SqlDirectory(database), new SqlMeetings(database), new SqlDeadlineRegister(database), TimeProvider.System);
        var rounds = new Rounds(plan, directory, new SqlWaivers(database), time);
        var watch = new DeadlineWatch(
            new ModuleContext("", time), new DeadlineReader(rounds, directory, meetings, register), register,
            Microsoft.Extensions.Options.Options.Create(new PlanningOptions()), time, NullLogger<DeadlineWatch>.Instance);
        return new GroupSchedule(meetings, new SqlToldMeetings(database), rounds, database, watch, NullLogger<GroupSchedule>.Instance);
    }
}
