using System.Globalization;
using LangSon.Txct.Central;
using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Transport.Host;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
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
        var next = new Dictionary<string, string?>(store.Read());
        if (value is null)
        {
            next.Remove(key);
        }
        else
        {
            next[key] = value;
        }

        await using var trial = Trial(settled.With(next));
        List<SettingStep> steps = [];
        if (Fault(trial) is { } fault)
        {
            return new SettingOutcome(false, [new SettingStep("Giá trị hợp lệ", false, $"cần {setting.Hint} ({fault})")]);
        }

        steps.Add(new SettingStep("Giá trị hợp lệ", true, "phân hệ khởi động được với thiết đặt này"));
        if (key.StartsWith($"{HostOptions.Section}:", StringComparison.Ordinal))
        {
            steps.AddRange(await ConnectAsync(trial.GetRequiredService<ICentralSystem>(), cancel));
        }

        lock (turn)
        {
            store.Write(next);
        }

        await history.AddAsync(new HistoryEvent(time.GetUtcNow(), by, HistoryActs.SettingChanged, key, value is null ? "về mặc định" : null), cancel);
        return new SettingOutcome(true, [.. steps, new SettingStep("Đã lưu", true, "có hiệu lực khi khởi động lại phân hệ")]);
    }

    /// <summary>All services with those settings, none of them started.</summary>
    private ServiceProvider Trial(SettledContext settled)
    {
        var trial = new ServiceCollection();
        trial.AddSingleton(services.GetRequiredService<ILoggerFactory>());
        trial.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        trial.AddSingleton(services.GetRequiredService<IWebHostEnvironment>());
        trial.AddSingleton<Microsoft.Extensions.Hosting.IHostEnvironment>(provider => provider.GetRequiredService<IWebHostEnvironment>());
        trial.AddSingleton(settled.Settings);
        trial.AddOptions().AddTxctModule(settled);
        return trial.BuildServiceProvider();
    }

    private static string? Fault(ServiceProvider trial)
    {
        try
        {
            trial.GetService<IStartupValidator>()?.Validate();
            return null;
        }
        catch (Exception exception) when (exception is OptionsValidationException or InvalidOperationException or AggregateException)
        {
            return (exception.InnerException ?? exception).Message;
        }
    }

    /// <summary>Whether the central system answers and takes the module for whom it is.</summary>
    private async Task<IReadOnlyList<SettingStep>> ConnectAsync(ICentralSystem central, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        var described = await central.DescribeAsync(cancel);
        var facts = described as Answer<CentralFacts>.Ok;
        List<SettingStep> steps =
        [
            new("Phần mềm Quản lý nghiệp vụ HĐND trả lời", facts is not null, facts is null ? described.Why : string.Create(CultureInfo.InvariantCulture, $"chuẩn {facts.Value.ContractVersion}, sau {time.GetElapsedTime(began).TotalMilliseconds:0} ms")),
        ];
        if (facts is not null)
        {
            var sessions = await central.ListSessionsAsync(time.GetUtcNow(), cancel);
            steps.Add(new SettingStep("Thông tin xác thực được chấp nhận", sessions is Answer<CentralList<CentralSession>>.Ok, sessions is Answer<CentralList<CentralSession>>.Ok ? "được chấp nhận" : sessions.Why));
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
