using LangSon.Txct.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Operations.Backup;

/// <summary>The copies of the module's data: which there are, when the next is made, and how one is used.</summary>
internal static class BackupScreens
{
    public static void MapBackups(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("backup", Show);
        pages.MapPost("backup", CopyNow).DisableAntiforgery().RequireOwnRequest();
    }

    private static RazorComponentResult<BackupPage> Show(Backups backups, TimeProvider time) => new(new { Facts = backups.Facts(), Copies = backups.All(), Today = time.Today() });

    /// <summary>Has the module's data copied; the page tells when it is done.</summary>
    private static SeeOther CopyNow(HttpContext context, Backups backups, ModulePaths paths)
    {
        backups.Ask();
        return new SeeOther(paths.To(context, "admin/backup"));
    }
}
