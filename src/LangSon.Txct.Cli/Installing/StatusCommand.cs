using System.CommandLine;
using System.Diagnostics;
using LangSon.Txct.Cli.Packages;
using LangSon.Txct.Hosting.Installing;
using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.Cli.Installing;

/// <summary>`txct status`: what is installed and whole, what is wanted, how the host said the module is, and what was done last.</summary>
internal static class StatusCommand
{
    private const int Shown = 5;

    public static Command Create()
    {
        var place = new ModulesPlace();
        return place.Command("status", "Xem phân hệ: bản đã cài, đang bật hay tắt, tình trạng, việc đã làm.", [], parsed =>
        {
            var folder = place.FolderOf(parsed);
            var (current, told) = (folder.Current, folder.Told is { } last && IsAlive(last) ? last : null);
            var versions = folder.InstalledVersions().Select(version => new InstalledVersion(version, version == current?.Version, VersionFiles.FaultOf(folder.VersionPath(version)), TrustedKeys.SignatureOf(folder.VersionPath(version), folder.Modules))).ToList();
            var journal = folder.Journal.TakeLast(Shown).ToList();
            var isBroken = versions.Any(version => version is { IsCurrent: true, Fault: not null }) || (current is not null && !versions.Any(version => version.IsCurrent));
            return new ModulesPlace.Answer(
                new
                {
                    ok = !isBroken, id = folder.Id, version = current?.Version, previous = current?.Previous, enabled = folder.Desired?.Enabled ?? false,
                    state = told?.State, code = told?.Code, reason = told?.Reason, runningVersion = told?.Version,
                    versions = versions.Select(version => new { version = version.Version, current = version.IsCurrent, intact = version.Fault is null, fault = version.Fault, signature = PackageFacts.WordOf(version.Signature) }),
                    data = Directory.Exists(folder.Data) ? folder.Data : null, journal,
                },
                string.Join('\n', Lines(folder, current, told, versions, journal)), isBroken ? ExitCodes.Broken : ExitCodes.Ok);
        });
    }

    private static IEnumerable<string> Lines(ModuleFolder folder, CurrentVersion? current, ToldState? told, List<InstalledVersion> versions, List<JournalEntry> journal) =>
    [
        $"{folder.Id}: {(current is null ? "chưa cài" : $"bản {current.Version}{(current.Previous is null ? "" : $", trước đó {current.Previous}")}")}, {(folder.Desired is { Enabled: true } ? "đang bật" : "đang tắt")}.",
        told is null ? "Phần mềm không chạy, hoặc chưa nạp phân hệ này." : $"Phần mềm đang chạy; phân hệ{(told.Version is null ? "" : $" {told.Version}")} {ModuleWords.State(told.State)}.{(told.Code is null ? "" : $" {told.Code} {told.Reason}")}",
        .. versions.Select(version => $"  bản {version.Version}{(version.IsCurrent ? " (hiện dùng)" : "")}: {(version.Fault is null ? "nguyên vẹn" : $"KHÔNG NGUYÊN VẸN, {version.Fault} thiếu hoặc đã đổi; xin cài lại gói đúng phiên bản")}, {Signed(version.Signature)}"),
        Directory.Exists(folder.Data) ? $"Dữ liệu: {folder.Data}" : "Chưa có dữ liệu.",
        .. journal.Select(entry => $"  {entry.At.ToLocalTime():dd/MM/yyyy HH:mm} {entry.By}: {ModuleWords.Act(entry.Act)}{(entry.From is null ? "" : $" {entry.From} →")} {entry.Version} {entry.Code}".TrimEnd()),
    ];

    private static bool IsAlive(ToldState told)
    {
        try
        {
            using var process = Process.GetProcessById(told.ProcessId);
            return !process.HasExited && process.StartTime.ToUniversalTime() <= told.At.UtcDateTime;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Signed(PackageSignature signature) => signature switch
    {
        PackageSignature.Genuine => "chữ ký đúng", PackageSignature.NotCompared => "CHỮ KÝ LẠ: khóa không có trong trust, hoặc đã bị thu hồi", _ => "CHƯA ĐƯỢC KÝ",
    };

    private sealed record InstalledVersion(string Version, bool IsCurrent, string? Fault, PackageSignature Signature);
}
