using System.Runtime.InteropServices;
using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Operations.Checks;

namespace LangSon.Txct.Operations.Overview;

/// <summary>What runs here, by name and version.</summary>
internal static class RunningVersions
{
    public static IReadOnlyList<(string Name, string Version)> Of(ModuleIdentity identity, CheckReport report) =>
    [
        ("Phân hệ", $"{identity.Id} {identity.Version}"),
        ("Chuẩn kết nối của phần mềm", report.Results.FirstOrDefault(result => result.Code == "TXCT-OPS-102")?.Observed ?? "chưa biết"),
        ("Phần mềm chủ", $"{identity.HostId} {identity.HostVersion}"),
        (".NET", Environment.Version.ToString()),
        ("Hệ điều hành", RuntimeInformation.OSDescription),
    ];
}
