using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using LangSon.Txct.ReferenceHost.Contract;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>A reference host for each level that somebody asks for, with a drop folder, and no group's papers of its own.</summary>
public sealed class LevelHosts : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, Lazy<Task<RunningHost>>> hosts = new();
    private readonly TemporaryFolder nothing = new();

    /// <param name="level">0 for a host whose module is told to make no use of it.</param>
    internal Task<RunningHost> OfAsync(int level) => hosts.GetOrAdd(level, _ => new Lazy<Task<RunningHost>>(() => RunningHost.StartAsync(
        Directory.CreateDirectory(Path.Combine(nothing.Path, $"drop-{level}")).FullName, Directory.CreateDirectory(Path.Combine(nothing.Path, "groups")).FullName,
        level: level == 0 ? 3 : level, prepare: level == 0 ? KeepItself : null))).Value;

    /// <summary>The files of all documents and reports that lie at a host, whatever its level lets others see of them; none if there is no host.</summary>
    internal static async Task<IReadOnlyList<(string Id, string Sha256)>> DigestsAsync(RunningHost? host, CancellationToken cancel)
    {
        List<(string, string)> files = [];
        foreach (var collection in host is null ? [] : (string[])["documents", "voter-contact-reports"])
        {
            var rows = await host!.App.Services.GetRequiredService<VersionStore>().ListAsync(collection, new ListQuestion(null, ListQuestion.MostRows, null), cancel);
            files.AddRange(rows.SelectMany(row => JsonNode.Parse(row.PartsJson)!.AsArray().Select(part => (row.Id, part!["sha256"]!.GetValue<string>()))));
        }

        return files;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts.Values)
        {
            await (await host.Value).DisposeAsync();
        }

        nothing.Dispose();
    }

    private void KeepItself(string data)
    {
        var file = Path.Combine(nothing.Path, "danh-muc.xlsx");
        DirectoryFile.Write(file);
        var own = Directory.CreateDirectory(Path.Combine(data, "modules", "langson.txct", "data")).FullName;
        File.WriteAllText(Path.Combine(own, "settings.json"), JsonSerializer.Serialize(new Dictionary<string, string> { ["Host:Level"] = "0", ["Host:DirectoryFile"] = file }));
    }
}
