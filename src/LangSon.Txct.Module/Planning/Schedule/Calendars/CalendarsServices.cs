using LangSon.Txct.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Planning.Schedule.Calendars;

internal static class CalendarsServices
{
    public static IServiceCollection AddCalendars(this IServiceCollection services) => services
        .AddSingleton<RoundMeetingsReader>()
        .AddSingleton<IFeeds, SqlFeeds>()
        .AddSingleton<FeedReader>();
}
