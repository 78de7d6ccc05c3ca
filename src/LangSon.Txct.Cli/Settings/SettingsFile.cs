using System.Text.Json;
using LangSon.Txct.Cli.Work;
using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Operations.Bundle;
using LangSon.Txct.Operations.Settings;
using Microsoft.Extensions.Configuration;

namespace LangSon.Txct.Cli.Settings;

/// <summary>The module's own settings on this machine, whether or not its host runs.</summary>
internal sealed class SettingsFile(string data)
{
    /// <summary>What stands in an export in the place of a secret.</summary>
    public const string Masked = Redaction.Masked;

    private readonly OwnSettings store = new(data);

    /// <summary>What a host would say in any case; here it only keeps its absence from counting as a fault.</summary>
    private static readonly Dictionary<string, string?> OfAnyHost = new()
    {
        ["Host:BaseUrl"] = "http://localhost/txct-host/v1", ["Host:ClientId"] = "txct", ["Host:ClientSecret"] = "txct", ["Host:DirectoryFile"] = Path.GetFullPath("directory.xlsx"), ["Planning:PlanFile"] = "plan.json",
    };

    public IReadOnlyDictionary<string, string?> Read() => store.Read();

    public void Write(IReadOnlyDictionary<string, string?> settings) => store.Write(settings);

    /// <summary>All settings that may be said here, by key.</summary>
    public Dictionary<string, Setting> Known() => new SettingsReader(new SettledContext(new Unhosted(data, []), new Dictionary<string, string?>())).All().Where(setting => setting.IsOwn).ToDictionary(setting => setting.Key);

    /// <summary>What is wrong with settings, in Vietnamese, each with its key; none if a module could start with them.</summary>
    public IReadOnlyList<string> FaultsOf(IReadOnlyDictionary<string, string?> settings)
    {
        var known = Known();
        List<string> faults = [.. settings.Keys.Where(key => !known.ContainsKey(key)).Select(key => $"{key}: phân hệ không có thiết đặt này, hoặc phải đặt ở phần mềm chủ.{(NearestKey.Of(key, known.Keys) is { } near ? $" Có phải {near}?" : "")}")];
        var together = FaultOf(settings);
        if (faults.Count == 0 && together is null)
        {
            return [];
        }

        foreach (var (key, value) in settings.Where(pair => known.ContainsKey(pair.Key)))
        {
            if (FaultOf(new Dictionary<string, string?> { [key] = value }) is { } fault)
            {
                faults.Add($"{key}: cần {known[key].Hint} ({fault})");
            }
        }

        return faults.Count > 0 || together is null ? faults : [together];
    }

    /// <exception cref="ToolFaultException">It is no file of settings.</exception>
    public static Dictionary<string, string?> ReadFrom(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string?>>(File.ReadAllBytes(path)) ?? [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ToolFaultException(ExitCodes.Broken, "TXCT-CFG-001", $"Không đọc được {path}: cần một đối tượng JSON, mỗi khóa một giá trị. ({exception.Message})");
        }
    }

    private string? FaultOf(IReadOnlyDictionary<string, string?> settings)
    {
        var host = OfAnyHost.Where(pair => !settings.ContainsKey(pair.Key)).ToDictionary();
        using var trial = SettingsTrial.Of(new SettledContext(new Unhosted(data, host), settings));
        return SettingsTrial.FaultOf(trial);
    }

    /// <summary>A module's place without a host.</summary>
    private sealed class Unhosted(string data, Dictionary<string, string?> settings) : IModuleContext
    {
        public event Action<string>? SessionClosed
        {
            add { }
            remove { }
        }

        public ModuleIdentity Identity { get; } = new("langson.txct", "0.0.0", "txct", "0.0.0");

        public string DataDirectory => Path.GetFullPath(data);

        public IConfiguration Settings { get; } = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

        public TimeProvider Time => TimeProvider.System;
    }
}
