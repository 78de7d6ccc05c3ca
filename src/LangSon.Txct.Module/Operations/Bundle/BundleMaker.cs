using System.Text.Json;
using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Operations.Checks;
using LangSon.Txct.Operations.Journal;
using LangSon.Txct.Operations.Settings;
using LangSon.Txct.Operations.Tool;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Operations.Bundle;

/// <summary>The bundle as the running module makes it, for the administrator's page.</summary>
internal sealed class BundleMaker(IModuleContext context, SettingsReader settings, ModuleChecks checks, EventJournal journal, IOptions<JsonOptions> json, TimeProvider time)
{
    public async Task<IReadOnlyList<BundleEntry>> MakeAsync(CancellationToken cancel)
    {
        var all = settings.All();
        var results = (await checks.RunAsync(isAnew: false, cancel)).Results;
        var source = new BundleSource(
            context.DataDirectory, new OwnSettings(context.DataDirectory).Read(), all.Where(setting => setting.IsOwn).ToDictionary(setting => setting.Key), BundleSource.WordsOf(context, all),
            [], [.. results.Select(result => new BundleCheck(result.Code, result.Name, JsonNamingPolicy.CamelCase.ConvertName(result.Level.ToString())))],
            JsonSerializer.SerializeToElement(journal.Entries().Select(ToolEvent.Of), json.Value.SerializerOptions), null);
        return SupportBundle.Entries(source, time);
    }
}
