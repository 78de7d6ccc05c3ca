using System.Security.Claims;
using LangSon.Txct.Delivery;
using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Operations.Backup;
using LangSon.Txct.Operations.Bundle;
using LangSon.Txct.Operations.Checks;
using LangSon.Txct.Operations.Guide;
using LangSon.Txct.Operations.Jobs;
using LangSon.Txct.Operations.Journal;
using LangSon.Txct.Operations.Overview;
using LangSon.Txct.Operations.Settings;
using LangSon.Txct.Operations.Setup;
using LangSon.Txct.Pages;
using LangSon.Txct.Storage;
using LangSon.Txct.Transport.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Operations;

/// <summary>What the administrator sees: how the module is, what it has to do, what happened, and by which settings.</summary>
internal static class OperationsScreens
{
    private static readonly TimeSpan MutedFor = TimeSpan.FromDays(7);

    public static void MapOperationsScreens(this IEndpointRouteBuilder module)
    {
        var pages = module.MapPages("admin").RequireAdmin();
        pages.MapGet("", Overview);
        pages.MapPost("check", Check).DisableAntiforgery().RequireOwnRequest();
        pages.MapPost("mute", Mute).DisableAntiforgery().RequireOwnRequest();
        pages.MapGet("jobs", Jobs);
        pages.MapPost("jobs/retry", Retry).DisableAntiforgery().RequireOwnRequest();
        pages.MapPost("jobs/skip", Skip).DisableAntiforgery().RequireOwnRequest();
        pages.MapGet("log", Log);
        pages.MapGet("settings", Settings);
        pages.MapPost("settings", ChangeSetting).DisableAntiforgery().RequireOwnRequest();
        pages.MapGet("guide", Guide);
        pages.MapGet("guide/security", Security);
        pages.MapSetup();
        pages.MapBackups();
        pages.MapDiagnostics();
    }

    private static async Task<RazorComponentResult<OverviewPage>> Overview(ModuleChecks checks, IMutes mutes, PublicationDays days, Backups backups, IModuleContext context, TimeProvider time, CancellationToken cancel)
    {
        var report = await checks.RunAsync(isAnew: false, cancel);
        return new(new
        {
            Report = report, Muted = await mutes.AllAsync(time.GetUtcNow(), cancel), Versions = RunningVersions.Of(context.Identity, report), Days = await days.LastAsync(cancel), Backup = backups.Facts(), Today = time.Today(),
        });
    }

    private static async Task<SeeOther> Check(HttpContext context, ModuleChecks checks, ModulePaths paths, CancellationToken cancel)
    {
        await checks.RunAsync(isAnew: true, cancel);
        return new SeeOther(paths.To(context, (await FiledForm.OfAsync(context.Request, cancel))?["back"] == "setup" ? "admin/setup" : "admin"));
    }

    /// <summary>Puts a finding aside for a week; it comes back by itself.</summary>
    private static async Task<Results<SeeOther, RazorComponentResult<MessagePage>>> Mute(HttpContext context, ModuleChecks checks, IMutes mutes, ModulePaths paths, TimeProvider time, CancellationToken cancel)
    {
        var form = await FiledForm.OfAsync(context.Request, cancel);
        if ((await checks.RunAsync(isAnew: false, cancel)).Results.FirstOrDefault(result => result.Code == form?["code"]) is not { } result)
        {
            return Message.Page(StatusCodes.Status404NotFound, "TXCT-OPS-003", "Không có mục kiểm tra này", "Xin mở lại trang tổng quan.", ("admin", "Về trang tổng quan"));
        }

        await mutes.MuteAsync(result.Code, time.GetUtcNow() + MutedFor, context.User.Id(), cancel);
        return new SeeOther(paths.To(context, "admin"));
    }

    private static async Task<RazorComponentResult<JobsPage>> Jobs(string? state, string? q, int? done, IJobs jobs, HostApi host, TimeProvider time, CancellationToken cancel)
    {
        var chosen = Enum.TryParse<JobState>(state, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : (JobState?)null;
        List<JobTab> tabs = [];
        foreach (var one in Enum.GetValues<JobState>())
        {
            tabs.Add(new JobTab(one, await jobs.CountAsync(one, cancel)));
        }

        var shown = chosen ?? (tabs.First(tab => tab.State == JobState.Failed).Count > 0 ? JobState.Failed : JobState.Waiting);
        return new(new { Tabs = tabs, Shown = shown, Words = q?.Trim() ?? "", Rows = await jobs.ListAsync(shown, q, cancel), Retried = done, RestsUntil = host.RestsUntil, Now = time.GetUtcNow() });
    }

    /// <summary>Has one job that waits for a person tried again at once, or all of them.</summary>
    private static async Task<SeeOther> Retry(HttpContext context, JobRetries retries, ModulePaths paths, CancellationToken cancel)
    {
        var form = await FiledForm.OfAsync(context.Request, cancel);
        return new SeeOther(paths.To(context, FormattableString.Invariant($"admin/jobs?done={await retries.RunAsync(form?["id"], cancel)}")));
    }

    /// <summary>Gives up one notice, and keeps who did so and why.</summary>
    private static async Task<Results<SeeOther, RazorComponentResult<MessagePage>>> Skip(
        HttpContext context, IOutbox outbox, IHistory history, IDatabase database, ModulePaths paths, TimeProvider time, CancellationToken cancel)
    {
        var form = await FiledForm.OfAsync(context.Request, cancel);
        if (form?["reason"] is not { Length: >= 5 and <= 300 } reason)
        {
            return Message.Page(StatusCodes.Status422UnprocessableEntity, "TXCT-OPS-004", "Chưa bỏ qua", "Xin ghi lý do, từ 5 đến 300 chữ.", ("admin/jobs?state=failed", "Về danh sách việc lỗi"));
        }

        var isSkipped = await database.WriteAsync(
            async work =>
            {
                if (!await outbox.SkipNoticeAsync(work, form["id"] ?? "", cancel))
                {
                    return false;
                }

                await history.AddAsync(work, new HistoryEvent(time.GetUtcNow(), context.User.Id(), HistoryActs.Skipped, form["what"] ?? "", reason), cancel);
                return true;
            },
            cancel);
        return isSkipped
            ? new SeeOther(paths.To(context, "admin/jobs?state=failed"))
            : Message.Page(StatusCodes.Status404NotFound, "TXCT-OPS-005", "Việc này không bỏ qua được", "Chỉ thông báo đang lỗi mới bỏ qua được. Tài liệu thì Văn phòng gỡ ở trang của tài liệu.", ("admin/jobs?state=failed", "Về danh sách việc lỗi"));
    }

    private static RazorComponentResult<JournalPage> Log(string? trace, string? q, EventJournal journal, TimeProvider time) => new(new
    {
        Rows = journal.Entries().Where(entry => (string.IsNullOrWhiteSpace(trace) || entry.Trace == trace.Trim())
            && (string.IsNullOrWhiteSpace(q) || $"{entry.Id} {entry.Area} {entry.Message}".Contains(q.Trim(), StringComparison.OrdinalIgnoreCase))).ToList(),
        Trace = trace?.Trim() ?? "", Words = q?.Trim() ?? "", Today = time.Today(),
    });

    private static RazorComponentResult<GuidePage> Guide(string? q, ModuleChecks checks, CancellationToken cancel) =>
        new(new { Codes = GuideCode.Find(q), Words = q?.Trim() ?? "", Checks = checks.All(cancel).Select(check => (check.Code, check.Name, check.Expected)).ToList() });

    private static RazorComponentResult<SecurityPage> Security(IModuleContext context) =>
        new(new { context.Identity.Version, context.DataDirectory, Secrets = SettingsReader.SecretKeys() });

    /// <param name="key">The setting that is to be changed; null for none.</param>
    private static RazorComponentResult<SettingsPage> Settings(string? key, SettingsReader settings)
    {
        var all = settings.All();
        return new(new { Rows = all, Chosen = all.FirstOrDefault(setting => setting.Key == key && setting.IsOwn) });
    }

    private static async Task<RazorComponentResult<SettingsPage>> ChangeSetting(HttpContext context, SettingsReader settings, SettingsKeeper keeper, CancellationToken cancel)
    {
        var form = await FiledForm.OfAsync(context.Request, cancel);
        var outcome = await keeper.KeepAsync(form?["key"] ?? "", form?["value"], context.User.Id(), cancel);
        var all = settings.All();
        return new(new { Rows = all, Chosen = outcome.IsKept ? null : all.FirstOrDefault(setting => setting.Key == form?["key"] && setting.IsOwn), Outcome = outcome })
        {
            StatusCode = outcome.IsKept ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }
}
