using System.Net;
using System.Text.Json;
using LangSon.Txct.Hosting;
using LangSon.Txct.Hosting.Installing;
using LangSon.Txct.Hosting.Packaging;
using LangSon.Txct.ReferenceHost.Support;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LangSon.Txct.ReferenceHost.Hosting;

/// <summary>The module itself, installed as an administrator does it, in the reference host.</summary>
public class InstalledRealModuleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_does_the_jobs_it_declares_and_can_be_switched_off_and_on_while_the_host_runs()
    {
        using var modules = new TemporaryFolder();
        using var package = VerifiedPackage.Open(ModulePackage.Create(Path.Combine(AppContext.BaseDirectory, "module"), Path.Combine(modules.Path, "packages")));
        var folder = ModuleFolder.Of(modules.Path, package.Manifest.Id);
        var installer = new ModuleInstaller(folder, TimeProvider.System);
        installer.Install(package);
        installer.Switch(on: true);

        var nothing = Directory.CreateDirectory(Path.Combine(modules.Path, "nothing")).FullName;
        await using var host = await RunningHost.StartAsync(drop: nothing, groups: nothing, modules: modules.Path);
        var runtime = host.App.Services.GetRequiredService<ModuleRuntime>();
        Assert.IsType<ModuleState.Active>(runtime.State);
        Assert.Equal(package.Manifest.Capabilities!.Jobs!.Order(), runtime.Services!.GetServices<IHostedService>().Select(job => job.GetType()).Where(job => job.Namespace!.StartsWith("LangSon.", StringComparison.Ordinal)).Select(job => job.Name).Order());
        await AnswersAsync(host, HttpStatusCode.OK);
        Assert.Equal($"module:langson.txct@{package.Manifest.Version}", await ContextOfAsync(host, folder, "AutoMapper"));

        installer.Switch(on: false);
        await AnswersAsync(host, HttpStatusCode.NotFound);
        await UntilAsync(() => Task.FromResult(runtime.State is ModuleState.Disabled));
        using (File.Open(Path.Combine(folder.Data, "txct.db.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
        }

        installer.Switch(on: true);
        await AnswersAsync(host, HttpStatusCode.OK);
        await UntilAsync(() => Task.FromResult(runtime.State is ModuleState.Active));
    }

    /// <summary>Which load context has a library, as the administrator's tool tells it.</summary>
    private static async Task<string?> ContextOfAsync(RunningHost host, ModuleFolder folder, string library)
    {
        var (_, output, errors) = await CommandProcess.RunAsync("doctor", "--data", folder.Data, "--url", new Uri(host.Options.Url, "/txct").ToString(), "--isolation", "--timeout", "60", "--json");
        Assert.Equal("", errors);
        return JsonElement.Parse(output).GetProperty("isolation").EnumerateArray().Single(each => each.GetProperty("library").GetString() == library).GetProperty("context").GetString();
    }

    private static async Task AnswersAsync(RunningHost host, HttpStatusCode status)
    {
        using var http = new HttpClient { BaseAddress = host.Options.Url };
        await UntilAsync(async () => (await http.GetAsync("/txct/public/", Cancel)).StatusCode == status);
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var limit = DateTime.UtcNow.AddSeconds(60);
        while (!await condition())
        {
            Assert.True(DateTime.UtcNow < limit, "It never came to be so.");
            await Task.Delay(20, Cancel);
        }
    }
}
