using System.CommandLine;
using System.IO.Compression;
using LangSon.Txct.Cli.Work;
using LangSon.Txct.Hosting;
using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.Cli.Packages;

/// <summary>`txct pack`: the one way to make a package of the module. The same source gives the same bytes in any folder.</summary>
internal static class PackCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--output") { HelpName = "THƯ MỤC", Description = "Nơi để gói.", Required = true };
        var from = new Option<string?>("--from") { HelpName = "THƯ MỤC", Description = "Các tệp đã dựng của phân hệ; không ghi thì dựng từ mã nguồn." };
        var key = new Option<string?>("--key") { HelpName = "TỆP", Description = "Khóa riêng của nơi phát hành (PEM) để ký; không ghi thì gói không có chữ ký." };
        var json = new Option<bool>("--json") { Description = "Một đối tượng JSON." };
        var command = new Command("pack", "Đóng gói phân hệ thành một tệp zip.") { output, from, key, json };
        command.SetAction((parsed, cancel) => ToolCalls.RunAsync(() => RunAsync(parsed.GetValue(output)!, parsed.GetValue(from), parsed.GetValue(key), parsed.GetValue(json), cancel)));
        return command;
    }

    private static async Task<int> RunAsync(string output, string? from, string? keyPath, bool isJson, CancellationToken cancel)
    {
        var staged = Directory.CreateTempSubdirectory("txct-pack-");
        try
        {
            using var key = keyPath is null ? null : SigningKeys.Read(keyPath);
            if (from is null)
            {
                await ModuleBuild.PublishAsync(staged.FullName, cancel);
            }
            else
            {
                ModuleBuild.Copy(from, staged.FullName);
            }

            PackageParts.Complete(staged.FullName);
            var package = ModulePackage.Create(staged.FullName, output, key, CompressionLevel.SmallestSize);
            using var verified = VerifiedPackage.Open(package);
            var (size, sha256) = (new FileInfo(package).Length, FileDigest.Of(package));
            Console.Out.WriteLine(isJson
                ? CommandJson.Write(new { ok = true, path = package, id = verified.Manifest.Id, version = verified.Manifest.Version, files = verified.Digests.Count, size, sha256, signed = key is not null })
                : $"Đã đóng gói {package}: {verified.Digests.Count} tệp, {(size + 1023) >> 10} KB, SHA-256 {sha256}.{(key is null ? " Gói chưa được ký." : "")}");
            return ExitCodes.Ok;
        }
        catch (ModuleRefusedException refused)
        {
            return PackageFacts.Refused(refused.Code, refused.Message, isJson);
        }
        finally
        {
            staged.Delete(recursive: true);
        }
    }
}
