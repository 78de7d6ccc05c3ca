using System.Diagnostics;
using LangSon.Txct.Hosting;

namespace LangSon.Txct.Cli.Packages;

/// <summary>The module's files as they go into a package: built from the source, or taken from where they were built.</summary>
internal static class ModuleBuild
{
    /// <exception cref="ModuleRefusedException">There is no source here, or it does not build (TXCT-PKG-012).</exception>
    public static async Task PublishAsync(string target, CancellationToken cancel)
    {
        var root = Root(AppContext.BaseDirectory) ?? throw Unbuilt("Ở đây không có mã nguồn của phân hệ. Xin ghi --from với thư mục các tệp đã dựng.");

        // Symbols hold the generated pages, and these the folder's name; the assembly holds the symbols' digest. So without symbols, and apart from what was built with them.
        using var build = Process.Start(new ProcessStartInfo(
            "dotnet",
            ["publish", Path.Combine(root, "src", "LangSon.Txct.Module", "LangSon.Txct.Module.csproj"), "-c", "Release", "-o", target, "-p:ContinuousIntegrationBuild=true", "-p:DebugType=none", "-p:IntermediateOutputPath=obj/package/", "--nologo", "-v", "q"])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, errors) = (build.StandardOutput.ReadToEndAsync(cancel), build.StandardError.ReadToEndAsync(cancel));
        await build.WaitForExitAsync(cancel);
        if (build.ExitCode != 0)
        {
            throw Unbuilt($"Không dựng được phân hệ từ mã nguồn: {(await said + await errors).Trim()}");
        }

        File.Copy(Path.Combine(root, "module.json"), Path.Combine(target, "module.json"), overwrite: true);
    }

    public static void Copy(string source, string target)
    {
        if (!Directory.Exists(source))
        {
            throw Unbuilt($"Không có thư mục {source}.");
        }

        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static string? Root(string? folder) => folder is null || File.Exists(Path.Combine(folder, "LangSon.Txct.Module.sln")) ? folder : Root(Path.GetDirectoryName(folder));

    private static ModuleRefusedException Unbuilt(string message) => new("TXCT-PKG-012", message);
}
