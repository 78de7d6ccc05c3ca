using System.Globalization;
using System.Runtime.InteropServices;
using LangSon.Txct.Benchmarks.Comparison;
using Microsoft.Data.Sqlite;

namespace LangSon.Txct.Benchmarks;

/// <summary>Prints the figures as they come, each beside its goal.</summary>
internal sealed class Report(TextWriter output)
{
    private int met, missed, unknown;

    /// <param name="amounts">How much is measured, in words.</param>
    public async Task MachineAsync(string amounts, string scratch, CancellationToken cancel)
    {
        using var sqlite = new SqliteConnection("Data Source=:memory:");
        sqlite.Open();
        var rclone = await Rclone.VersionAsync(cancel) ?? "không có rclone";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"""
            Máy: {Processor()}, {Environment.ProcessorCount} nhân, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20} MiB, {RuntimeInformation.OSDescription}
            Phiên bản: .NET {Environment.Version}, phân hệ {typeof(TxctModule).Assembly.GetName().Version?.ToString(3)}, SQLite {sqlite.ServerVersion}, {rclone}
            Thư mục đo: {scratch} ({DiskOf(scratch)}); lúc bắt đầu: {DateTimeOffset.Now:yyyy-MM-dd HH:mm:ss zzz}, tải máy {Load()}
            Số lượng: {amounts}
            """));
    }

    public void Section(string title) => output.WriteLine($"\n{title}  [tải máy {Load()}]");

    /// <summary>A figure that has no goal of its own.</summary>
    public void Figure(string name, string value) => output.WriteLine($"  {name}: {value}");

    /// <param name="isMet">Null where it could not be measured.</param>
    public void Goal(string name, string value, string goal, bool? isMet)
    {
        output.WriteLine($"  {name}: {value} | mục tiêu: {goal} | {isMet switch { true => "ĐẠT", false => "CHƯA ĐẠT", null => "CHƯA ĐO" }}");
        _ = isMet switch { true => met++, false => missed++, null => unknown++ };
    }

    public void End() => output.WriteLine($"\n{met} đạt, {missed} chưa đạt, {unknown} chưa đo");

    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} giây");

    public static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms");

    private static string Processor() => OperatingSystem.IsLinux()
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? $"{RuntimeInformation.OSArchitecture}"
        : $"{RuntimeInformation.OSArchitecture}";

    private static string DiskOf(string folder) => DriveInfo.GetDrives()
        .Where(drive => folder.StartsWith(drive.Name, StringComparison.Ordinal)).MaxBy(drive => drive.Name.Length)?.DriveFormat ?? "?";

    /// <summary>Of the last minute; others at work on the machine spoil the figures.</summary>
    private static string Load() => OperatingSystem.IsLinux() ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";
}
