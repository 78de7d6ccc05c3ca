using System.Security.Claims;
using LangSon.Txct.Hosting;
using LangSon.Txct.Operations.Backup;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LangSon.Txct.ReferenceHost.Modules;

/// <summary>The administrator's page of the installed module: how it stands, another version, back again, on and off. It is the host's, so that it is there when the module is not.</summary>
internal static class ModuleScreens
{
    /// <summary>As large as a package may be once it is unpacked.</summary>
    private const long MostBytes = 200L << 20;

    public static void MapModules(this IEndpointRouteBuilder app)
    {
        var modules = app.MapGroup("/modules").RequireAuthorization(policy => policy.RequireRole("admin"));
        modules.MapGet("/", (ClaimsPrincipal person, ModuleAdministration module) => Page(person, module));
        modules.MapPost("/plan", PlanAsync).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).WithFormOptions(multipartBodyLengthLimit: MostBytes);
        modules.MapPost("/upgrade", UpgradeAsync);
        modules.MapPost("/rollback", ([FromForm] string _, ClaimsPrincipal person, ModuleAdministration module) =>
            Act(person, module, () => $"Đã về bản {module.Rollback(Name(person))}. Khởi động lại phần mềm để dùng bản này."));
        modules.MapPost("/switch", ([FromForm] string on, ClaimsPrincipal person, ModuleAdministration module) => Act(person, module, () =>
        {
            module.Switch(on == "true", Name(person));
            return on == "true" ? "Đã bật phân hệ." : "Đã tắt phân hệ. Dữ liệu còn nguyên.";
        }));
    }

    /// <summary>Keeps the package until it is used or another one comes, and shows what it would change.</summary>
    private static async Task<IResult> PlanAsync(IFormFile? package, ClaimsPrincipal person, ModuleAdministration module, ModuleOptions options, CancellationToken cancel)
    {
        if (package is not { Length: > 0 })
        {
            return Page(person, module, fault: "Chưa chọn gói. Xin chọn tệp .zip do nơi phát hành gửi.");
        }

        foreach (var earlier in Directory.GetDirectories(Incoming(options)))
        {
            Directory.Delete(earlier, recursive: true);
        }

        var id = Guid.NewGuid();
        var path = Path.Combine(Directory.CreateDirectory(FolderOf(options, id)).FullName, NameOf(package));
        await using (var file = File.Create(path))
        {
            await package.CopyToAsync(file, cancel);
        }

        try
        {
            return Page(person, module, plan: module.Plan(path), package: id);
        }
        catch (ModuleRefusedException refused)
        {
            return Page(person, module, fault: $"{refused.Code} {refused.Message}");
        }
    }

    private static async Task<IResult> UpgradeAsync([FromForm] Guid package, [FromForm] string? approved, ClaimsPrincipal person, ModuleAdministration module, ModuleOptions options, CancellationToken cancel)
    {
        if (!Directory.Exists(FolderOf(options, package)))
        {
            return Page(person, module, fault: "Gói vừa xem không còn ở đây. Xin chọn lại tệp .zip.");
        }

        var path = Directory.GetFiles(FolderOf(options, package)).Single();
        return await Task.Run(
            () => Act(person, module, () => module.Upgrade(path, approved == "true", Name(person), CopyData) is { } version
                ? $"Đã cài bản {version}, dữ liệu đã được chép lại. Khởi động lại phần mềm để dùng bản mới; bản mới không chạy được thì phần mềm tự quay về bản cũ."
                : "Bản này đang dùng, còn nguyên vẹn; không đổi gì."),
            cancel);
    }

    private static string? CopyData(string data, string snapshots) =>
        File.Exists(Path.Combine(data, DataCopy.Database)) ? DataCopy.Make(data, snapshots, TimeProvider.System).Folder : null;

    private static IResult Act(ClaimsPrincipal person, ModuleAdministration module, Func<string> act)
    {
        try
        {
            return Page(person, module, done: act());
        }
        catch (ModuleRefusedException refused)
        {
            return Page(person, module, fault: $"{refused.Code} {refused.Message}");
        }
        catch (BackupFaultException failed)
        {
            return Page(person, module, fault: $"{failed.Message} Chưa đổi gì.");
        }
    }

    private static IResult Page(ClaimsPrincipal person, ModuleAdministration module, string? done = null, string? fault = null, ModulePlan? plan = null, Guid package = default) =>
        new RazorComponentResult<ModulesPage>(new { Person = person, Module = Look(module), IsInstalled = module.IsInstalled, Done = done, Fault = fault, Plan = plan, Package = package })
        {
            StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };

    private static ModuleStanding Look(ModuleAdministration module)
    {
        try
        {
            return module.Look();
        }
        catch (ModuleRefusedException refused)
        {
            return new ModuleStanding(null, "chưa cài", refused.Code, refused.Message, null, null, false, false, [], []);
        }
    }

    private static string Incoming(ModuleOptions options) => Directory.CreateDirectory(Path.Combine(options.ModulesDirectory, "incoming")).FullName;

    private static string FolderOf(ModuleOptions options, Guid package) => Path.Combine(Incoming(options), $"{package:n}");

    /// <summary>As the publisher named it, which is compared with what is inside; no more than the name, whatever a browser sends.</summary>
    private static string NameOf(IFormFile package)
    {
        var name = Path.GetFileName(package.FileName.Replace('\\', '/'));
        return name.Length is > 4 and <= 100 && name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 ? name : "goi.zip";
    }

    private static string Name(ClaimsPrincipal person) => person.FindFirstValue("sub") ?? "?";
}
