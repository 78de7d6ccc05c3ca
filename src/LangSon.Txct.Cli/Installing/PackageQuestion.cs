using System.CommandLine;
using LangSon.Txct.Hosting.Installing;
using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.Cli.Installing;

/// <summary>What commands that take a package are told of it, and how they look at it before they do anything.</summary>
internal sealed class PackageQuestion
{
    private readonly Argument<string> package = new("zip") { HelpName = "GÓI", Description = "Tệp zip của phân hệ." };

    private readonly Option<string?> host = new("--host") { HelpName = "THƯ MỤC", Description = "Thư mục chương trình của phần mềm, để xem phân hệ có hợp không; không ghi thì so với .NET mà txct đang dùng." };

    private readonly Option<bool> approve = new("--approve") { Description = "Đồng ý với những quyền, kết nối, việc tự chạy mà phân hệ xin." };

    private readonly Option<bool> unsigned = new("--allow-unsigned") { Description = "Nhận cả gói chưa được ký; chỉ dùng khi thử." };

    public IEnumerable<Symbol> Asked => [package, host, unsigned];

    public IEnumerable<Symbol> AskedWithApproval => [.. Asked, approve];

    /// <summary>Verifies the package and compares it; goes on only where nothing stands in the way, or all that does was approved.</summary>
    /// <param name="act">What is to be done with a package that may be taken.</param>
    public ModulesPlace.Answer Take(ParseResult parsed, string modules, Func<VerifiedPackage, ModuleFolder, ModulesPlace.Answer> act) => Look(parsed, modules, (verified, folder, plan) =>
        PlanAnswer.ExitCodeOf(plan) == ExitCodes.Ok || (PlanAnswer.ExitCodeOf(plan) == ExitCodes.Approval && parsed.GetValue(approve)) ? act(verified, folder) : PlanAnswer.Of(plan));

    /// <summary>Verifies the package and compares it; changes nothing.</summary>
    public ModulesPlace.Answer Look(ParseResult parsed, string modules) => Look(parsed, modules, (_, _, plan) => PlanAnswer.Of(plan));

    private ModulesPlace.Answer Look(ParseResult parsed, string modules, Func<VerifiedPackage, ModuleFolder, InstallPlan, ModulesPlace.Answer> then)
    {
        using var verified = TrustedKeys.Open(parsed.GetValue(package)!, modules, parsed.GetValue(unsigned));
        var folder = ModuleFolder.Of(modules, verified.Manifest.Id);
        return then(verified, folder, InstallPlan.Of(verified, folder, parsed.GetValue(host) is { } directory ? HostFacts.In(directory) : HostFacts.OfThisProcess()));
    }
}
