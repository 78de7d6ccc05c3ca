using LangSon.Txct.Hosting.Installing;
using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.Cli.Installing;

/// <summary>A plan as the tool tells it.</summary>
internal static class PlanAnswer
{
    public static int ExitCodeOf(InstallPlan plan) => plan.Objections.Count > 0 ? ExitCodes.Incompatible : plan.NeedsApproval ? ExitCodes.Approval : ExitCodes.Ok;

    public static ModulesPlace.Answer Of(InstallPlan plan) => new(Facts(plan), Said(plan), ExitCodeOf(plan));

    private static object Facts(InstallPlan plan) => new
    {
        ok = ExitCodeOf(plan) == ExitCodes.Ok, id = plan.Next.Id, version = plan.Next.Version, installed = plan.Installed, signed = plan.Signature == PackageSignature.Genuine, needsApproval = plan.NeedsApproval,
        changes = plan.Changes.Select(change => new { of = change.Of, item = change.Item, kind = change.Kind, wider = change.IsWider }),
        objections = plan.Objections.Select(objection => new { code = objection.Code, message = objection.Message }),
    };

    private static string Said(InstallPlan plan) => string.Join('\n', [
        plan.Lines[0], .. plan.Lines.Skip(1).Select(line => $"  {line}"),
        .. plan.Objections.Select(objection => $"{objection.Code} {objection.Message}"),
        .. plan.Objections.Count > 0 ? ["Không cài được."] : plan.NeedsApproval ? (string[])["Phân hệ xin thêm những điều ghi dấu +. Đồng ý thì chạy lại kèm --approve."] : plan.Changes.Count == 0 ? ["Không xin thêm gì."] : [],
    ]);
}
