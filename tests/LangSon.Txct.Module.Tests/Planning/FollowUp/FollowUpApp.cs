using LangSon.Txct.Central;
using LangSon.Txct.Delivery;
using LangSon.Txct.Planning.Schedule;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Planning.FollowUp;

/// <summary>The module after the mid-year session, with what following up needs to look at.</summary>
internal static class FollowUpApp
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ModuleApp> OpenAsync(string now, params (string Key, string? Value)[] settings)
    {
        var app = await ModuleApp.StartAsync(now: DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), settings: settings);
        await app.KnowTheYearAsync();
        return app;
    }

    /// <summary>A meeting of the round after the mid-year session.</summary>
    public static Task MeetAsync(this ModuleApp app, string group, DateOnly day) => app.MeetInAsync("2024-post-mid", group, day);

    public static Task MeetInAsync(this ModuleApp app, string round, string group, DateOnly day)
    {
        var meeting = new Meeting($"m-{group}-{day:MM-dd}", group, round, day, new TimeOnly(8, 0), null, "Nhà văn hóa", null, MeetingForm.Periodic, "ke-hoach.docx");
        return app.Services.GetRequiredService<IDatabase>().WriteAsync(work => app.Services.GetRequiredService<IMeetings>().PutAsync(work, meeting, Cancel), Cancel);
    }

    public static Task LookAsync(this ModuleApp app) => app.Services.GetRequiredService<Digests>().SendAsync(Cancel);

    /// <summary>All messages that wait to go to the central system, in the order in which they were written.</summary>
    public static async Task<IReadOnlyList<Notice>> NoticesAsync(this ModuleApp app) =>
    [
        .. (await app.Services.GetRequiredService<IDatabase>().ReadAsync(
            connection => Dapper.SqlMapper.QueryAsync<string>(connection, "select payload_json from txct_outbox where kind = 'notice' order by seq"), Cancel)).Select(DeliveryPayload.Read<Notice>),
    ];
}
