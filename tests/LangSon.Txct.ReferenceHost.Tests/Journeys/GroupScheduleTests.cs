using LangSon.Txct.ReferenceHost.Demo;
using LangSon.Txct.ReferenceHost.People;
using LangSon.Txct.ReferenceHost.Support;

namespace LangSon.Txct.ReferenceHost.Journeys;

/// <summary>A group's schedule on its way from the group's own system to the people, through the module from its package.</summary>
public class GroupScheduleTests
{
    private const string Page = "/txct/schedule?round=2024-pre-mid";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_group_s_system_lists_is_seen_and_what_it_changes_is_seen_too()
    {
        using var groups = new TemporaryFolder();
        await TellAsync(groups, "13", "planned");
        await using var host = await RunningHost.StartAsync(groups: groups.Path);
        using var office = await SignedInPerson.SignInAsync(host.Options.Url, "vanphong", Accounts.DemoPassword, Cancel);

        Assert.Contains("Nhà văn hóa thôn Ví Dụ", await PullAsync(office, "Nhà văn hóa thôn Ví Dụ"));
        await TellAsync(groups, "14", "cancelled");
        var changed = await PullAsync(office, "Đã hủy");

        Assert.Contains("thứ Sáu, 14/6/2024", changed);
        Assert.Contains("Tiếp xúc theo chuyên đề: Giao thông nông thôn", changed);
        Assert.Equal("", await WireCheck.DeviationsAsync(host.Traffic));
    }

    private static Task TellAsync(TemporaryFolder groups, string day, string status) => File.WriteAllTextAsync(
        Path.Combine(groups.Path, "T06.meetings.json"),
        $$"""
        [
          { "id": "hn-01", "round": "2024-pre-mid", "form": "thematic", "subject": "Giao thông nông thôn", "date": "2024-06-{{day}}", "time": "08:00", "place": "Nhà văn hóa thôn Ví Dụ",
            "delegates": ["Nguyễn Ví Dụ"], "jointLevels": ["province", "commune"], "invited": ["UBND xã Ví Dụ"], "votersExpected": 80, "votersAttending": null, "status": "{{status}}" }
        ]
        """,
        Cancel);

    /// <summary>Has the module ask, and waits until the schedule says so.</summary>
    private static async Task<string> PullAsync(SignedInPerson office, string words)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            await office.AskAsync("/txct/api/collecting/pull", patience.Token);
            var page = await office.PageAsync(Page, patience.Token);
            if (page.Contains(words, StringComparison.Ordinal))
            {
                return page;
            }

            await Task.Delay(200, patience.Token);
        }
    }
}
