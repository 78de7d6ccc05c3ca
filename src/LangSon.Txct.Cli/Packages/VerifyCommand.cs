using System.CommandLine;
using LangSon.Txct.Cli.Work;
using LangSon.Txct.Hosting;
using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.Cli.Packages;

/// <summary>`txct verify`: whether a package is whole and, with a key, its publisher's. Needs no host and no network.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var package = new Argument<string>("zip") { HelpName = "GÓI", Description = "Tệp zip của phân hệ." };
        var key = new Option<string?>("--key") { HelpName = "TỆP", Description = "Khóa công khai của nơi phát hành (PEM); không ghi thì chỉ xem gói có lành không." };
        var json = new Option<bool>("--json") { Description = "Một đối tượng JSON." };
        var command = new Command("verify", "Kiểm tra gói có lành, có đúng của nơi phát hành không.") { package, key, json };
        command.SetAction((parsed, _) => ToolCalls.RunAsync(() => Task.FromResult(Run(parsed.GetValue(package)!, parsed.GetValue(key), parsed.GetValue(json)))));
        return command;
    }

    private static int Run(string path, string? keyPath, bool isJson)
    {
        try
        {
            using var key = keyPath is null ? null : SigningKeys.Read(keyPath);
            using var package = VerifiedPackage.Open(path, key);
            var sha256 = FileDigest.Of(path);
            Console.Out.WriteLine(isJson
                ? CommandJson.Write(new { ok = true, id = package.Manifest.Id, version = package.Manifest.Version, files = package.Digests.Count, size = new FileInfo(path).Length, sha256, signature = PackageFacts.WordOf(package.Signature) })
                : $"Gói lành: {package.Manifest.Id} {package.Manifest.Version}, {package.Digests.Count} tệp, SHA-256 {sha256}. {Said(package.Signature)}");
            return ExitCodes.Ok;
        }
        catch (ModuleRefusedException refused)
        {
            return PackageFacts.Refused(refused.Code, refused.Message, isJson);
        }
    }

    private static string Said(PackageSignature signature) => signature switch
    {
        PackageSignature.Genuine => "Chữ ký đúng của nơi phát hành.",
        PackageSignature.NotCompared => "Gói có chữ ký, chưa đối chiếu: xin ghi --key với khóa công khai của nơi phát hành.",
        _ => "Gói chưa được ký.",
    };
}
