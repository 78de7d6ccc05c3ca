using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Planning.Board;
using LangSon.Txct.Planning.Deadlines;
using LangSon.Txct.Planning.FollowUp;
using LangSon.Txct.Planning.PlanFiles;
using LangSon.Txct.Planning.Schedule;
using LangSon.Txct.Planning.Schedule.Calendars;
using LangSon.Txct.Planning.Schedule.Entering;
using LangSon.Txct.Planning.Schedule.Told;
using LangSon.Txct.Planning.Templates;
using LangSon.Txct.Planning.Waiving;
using LangSon.Txct.Planning.Year;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Planning;

internal static class PlanningServices
{
    public static IServiceCollection AddPlanning(this IServiceCollection services, IModuleContext context)
    {
        services.AddSingleton<IValidateOptions<PlanningOptions>, PlanningOptionsRanges>();
        services.AddOptions<PlanningOptions>().Bind(context.Settings.GetSection(PlanningOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton(provider => PlanFile.Read(provider.GetRequiredService<IOptions<PlanningOptions>>().Value.PlanFile))
            .AddSingleton<IDirectory, SqlDirectory>()
            .AddSingleton<IWaivers, SqlWaivers>()
            .AddSingleton<SqlMeetings>()
            .AddSingleton<IMeetings>(provider => provider.GetRequiredService<SqlMeetings>())
            .AddSingleton<IToldMeetings, SqlToldMeetings>()
            .AddSingleton<GroupSchedule>()
            .AddSingleton<IMeetingDays>(provider => provider.GetRequiredService<SqlMeetings>())
            .AddSingleton<IDeadlineRegister, SqlDeadlineRegister>()
            .AddSingleton<DeadlineReader>()
            .AddSingleton<DeadlineBoard>()
            .AddSingleton<DeadlineWatch>()
            .AddSingleton<IHostedService>(provider => provider.GetRequiredService<DeadlineWatch>())
            .AddSingleton<Rounds>()
            .AddFollowUp(context)
            .AddCalendars()
            .AddSingleton<DirectorySync>()
            .AddSingleton<BoardReader>()
            .AddSingleton<WorkList>()
            .AddSingleton<YearReader>()
            .AddSingleton<ScheduleReader>()
            .AddSingleton<TemplateReader>()
            .AddSingleton<PlanUpload>()
            .AddSingleton<ScheduleKeeper>();
    }
}
