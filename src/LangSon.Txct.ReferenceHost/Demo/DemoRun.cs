using System.Diagnostics;
using System.Text.Json;
using LangSon.Txct.Hosting;
using LangSon.Txct.ReferenceHost.Contract;
using LangSon.Txct.ReferenceHost.Groups;
using LangSon.Txct.ReferenceHost.People;
using LangSon.Txct.ReferenceHost.Sessions;

namespace LangSon.Txct.ReferenceHost.Demo;

/// <summary>The whole job without a person: publish, close the sessions, collect, and account for every file from the host itself.</summary>
internal sealed class DemoRun(WebApplication app, StartOptions options, DemoVoice voice)
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly ModuleRuntime module = app.Services.GetRequiredService<ModuleRuntime>();
    private readonly SessionStore sessions = app.Services.GetRequiredService<SessionStore>();

    /// <returns>0 if nothing is lost, doubled or unaccounted for; else 1.</returns>
    public static async Task<int> RunAsync(WebApplication app, StartOptions options, CancellationToken cancel)
    {
        var account = await new DemoRun(app, options, new DemoVoice(options.Json ? Console.Error : Console.Out)).RunAsync(cancel);
        if (options.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(account, HostProblem.Json));
        }

        return account is { Clean: true } ? 0 : 1;
    }

    private async Task<DemoAccount> RunAsync(CancellationToken cancel)
    {
        Introduce();
        using var observer = HostObserver.Of(options);
        using var office = await SignedInPerson.SignInAsync(options.Url, "vanphong", Accounts.DemoPassword, cancel);
        using var reader = await SignedInPerson.SignInAsync(options.Url, "daibieu", Accounts.DemoPassword, cancel);
        var work = new DemoModule(office);
        var papers = OfferedFiles.In(options.Drop);
        var reports = OfferedFiles.OfGroups(options.Groups);
        var before = app.Services.GetRequiredService<FirstLook>().Seen;
        voice.Step($"Có {papers.Count} tài liệu được đưa vào, {reports.Count} giấy tờ của các Tổ. Phần mềm đang có {before.Documents.Count} tài liệu, {before.Reports.Count} giấy tờ của Tổ.");

        await work.WorkAsync(cancel);
        await ShowBeforeClosingAsync(observer, reader, cancel);
        var closed = await CloseAllAsync(observer, work, cancel);
        await work.WorkAsync(cancel);
        voice.Step("Đã hỏi hệ thống của các Tổ và kéo giấy tờ về; không còn việc nào đang chạy.");

        var ledger = new DemoLedger(before, await observer.ReadAsync(cancel));
        var account = ledger.Account(papers, await work.RegisterAsync(cancel), reports, await work.ReportsAsync(cancel)) with
        {
            LoadedFromPackage = IsFromPackage(),
            SessionsClosed = closed,
            Seconds = Math.Round(watch.Elapsed.TotalSeconds, 1),
        };
        voice.Account(account);
        return account;
    }

    private void Introduce()
    {
        var installed = module.Installed ?? throw new InvalidOperationException($"The module is not loaded: {module.State}");
        voice.Step($"Đã nạp phân hệ {installed.Manifest.Id} {installed.Manifest.Version} từ gói {installed.PackagePath}");
        voice.Detail($"Dữ liệu: {options.Data}");
        voice.Detail($"Tài liệu: {options.Drop}");
        voice.Detail($"Giấy tờ của các Tổ: {options.Groups}");
    }

    /// <summary>The module's code must not be the host's own: only the load context of a package has it.</summary>
    private bool IsFromPackage() => module.State is ModuleState.Active
        && System.Runtime.Loader.AssemblyLoadContext.Default.Assemblies.All(assembly => assembly.GetName().Name != "LangSon.Txct.Module")
        && System.Runtime.Loader.AssemblyLoadContext.All.Any(context => context.Name?.StartsWith("module:langson.txct@", StringComparison.Ordinal) == true);

    private async Task ShowBeforeClosingAsync(HostObserver observer, SignedInPerson reader, CancellationToken cancel)
    {
        var open = (await sessions.AllAsync(cancel)).Where(session => session.ClosedAt is null).ToList();
        var visible = await observer.DocumentsAsync(cancel);
        voice.Step($"{visible.Count} tài liệu đã hiện cho đại biểu khi {open.Count} kỳ họp chưa bế mạc.");
        var page = await reader.PageAsync("/txct", cancel);
        foreach (var document in visible.Where(document => page.Contains(document.GetProperty("documentId").GetString()!, StringComparison.Ordinal)).Take(3))
        {
            voice.Detail($"đại biểu thấy: {document.GetProperty("subject").GetString()}");
        }
    }

    private async Task<int> CloseAllAsync(HostObserver observer, DemoModule work, CancellationToken cancel)
    {
        var closed = 0;
        foreach (var session in (await sessions.AllAsync(cancel)).Where(session => session.ClosedAt is null))
        {
            var visibleBefore = (await observer.DocumentsAsync(cancel)).Count;
            var since = Stopwatch.StartNew();
            await sessions.CloseAsync(session.Id, cancel);
            module.SessionClosed(session.Id);
            await work.RestAsync(cancel);
            var took = since.Elapsed;
            closed++;
            voice.Step($"{session.Title} đã bế mạc lúc {Days.Word(session.ClosesAt)}: thêm {(await observer.DocumentsAsync(cancel)).Count - visibleBefore} tài liệu hiện ra, sau {took.TotalSeconds:0.0} giây.");
        }

        return closed;
    }
}
