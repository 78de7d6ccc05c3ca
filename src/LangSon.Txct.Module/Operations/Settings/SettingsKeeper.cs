using System.Globalization;
using LangSon.Txct.Central;
using LangSon.Txct.Central.Local;
using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Network;
using LangSon.Txct.Transport.Host;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Operations.Settings;

/// <summary>"Lưu và kiểm tra": tries a setting in a module of its own that is never started, and keeps it only if the module would start with it.</summary>
internal sealed class SettingsKeeper(IModuleContext context, IServiceProvider services, SettingsReader reader, IHistory history, TimeProvider time)
{
    private readonly Lock turn = new();

    /// <param name="value">As a settings file has it; null for the default.</param>
    public async Task<SettingOutcome> KeepAsync(string key, string? value, string by, CancellationToken cancel)
    {
        if (reader.All().FirstOrDefault(setting => setting.Key == key) is not { } setting)
        {
            return SettingOutcome.Refused("Không có thiết đặt này.");
        }

        if (!setting.IsOwn)
        {
            return SettingOutcome.Refused($"{key} được đặt ở phần mềm chủ (tệp cấu hình hoặc biến môi trường), hoặc là danh sách: xin đổi ở đó.");
        }

        var settled = (SettledContext)context;
        var store = new OwnSettings(context.DataDirectory);
        await using var trial = SettingsTrial.Of(
            settled.With(With(store.Read(), key, value)), trial => trial.AddSingleton(services.GetRequiredService<ILoggerFactory>()).AddSingleton(services.GetRequiredService<IWebHostEnvironment>()));
        List<SettingStep> steps = [];
        if (SettingsTrial.FaultOf(trial) is { } fault)
        {
            return new SettingOutcome(false, [new SettingStep("Giá trị hợp lệ", false, $"cần {setting.Hint} ({fault})")]);
        }

        steps.Add(new SettingStep("Giá trị hợp lệ", true, "phân hệ khởi động được với thiết đặt này"));
        if (key.StartsWith($"{HostOptions.Section}:", StringComparison.Ordinal) || key.StartsWith($"{NetworkOptions.Section}:", StringComparison.Ordinal))
        {
            var host = trial.GetRequiredService<IOptions<HostOptions>>().Value;
            steps.AddRange(host.KeepsItself ? ReadDirectories(host.DirectoryFile) : await ConnectAsync(trial.GetRequiredService<HostApi>(), cancel));
        }

        lock (turn)
        {
            store.Write(With(store.Read(), key, value));
        }

        await history.AddAsync(new HistoryEvent(time.GetUtcNow(), by, HistoryActs.SettingChanged, key, value is null ? "về mặc định" : null), cancel);
        return new SettingOutcome(true, [.. steps, new SettingStep("Đã lưu", true, "có hiệu lực khi khởi động lại phân hệ")]);
    }

    private static Dictionary<string, string?> With(IReadOnlyDictionary<string, string?> settings, string key, string? value)
    {
        var next = new Dictionary<string, string?>(settings);
        if (value is null)
        {
            next.Remove(key);
        }
        else
        {
            next[key] = value;
        }

        return next;
    }

    /// <summary>Whether the file of level 0 is sound.</summary>
    private static IReadOnlyList<SettingStep> ReadDirectories(string path)
    {
        var read = LocalDirectory.Read(path, out var faults);
        return [new SettingStep("Đọc tệp danh mục", read is not null, read is null ? string.Join("; ", faults.Take(5)) : $"{read.Groups.Count} Tổ, {read.Delegates.Count} đại biểu, {read.Sessions.Count} kỳ họp")];
    }

    /// <summary>Whether the central system answers and takes the module for whom it is.</summary>
    private async Task<IReadOnlyList<SettingStep>> ConnectAsync(HostApi host, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        var described = await host.DescribeAsync(cancel);
        var facts = described as Answer<CentralFacts>.Ok;
        List<SettingStep> steps =
        [
            new("Phần mềm Quản lý nghiệp vụ HĐND trả lời", facts is not null, facts is null ? described.Why : string.Create(CultureInfo.InvariantCulture, $"chuẩn {facts.Value.ContractVersion}, mức {facts.Value.Level}, sau {time.GetElapsedTime(began).TotalMilliseconds:0} ms")),
        ];
        if (facts is not null)
        {
            var sessions = await host.ListPlainAsync<WireSession, CentralSession>("sessions", cancel);
            steps.Add(new SettingStep("Thông tin xác thực được chấp nhận", sessions is Answer<HostPage<CentralSession>>.Ok, sessions is Answer<HostPage<CentralSession>>.Ok ? "được chấp nhận" : sessions.Why));
        }

        return steps;
    }
}

/// <param name="Steps">What was tried, in order.</param>
public sealed record SettingOutcome(bool IsKept, IReadOnlyList<SettingStep> Steps)
{
    internal static SettingOutcome Refused(string reason) => new(false, [new SettingStep("Chưa lưu", false, reason)]);
}

/// <param name="Said">What came of it.</param>
public sealed record SettingStep(string Name, bool IsGood, string Said);
