using Microsoft.AspNetCore.Http;

namespace LangSon.Txct.Pages;

/// <summary>Pages for a host that puts them into a layout of its own: without head, bar and foot.</summary>
internal static class Fragments
{
    /// <summary>As in Accept: text/html; profile=fragment.</summary>
    public static bool IsFragment(this HttpContext context) => context.Request.GetTypedHeaders().Accept.Any(type =>
        type.MediaType == "text/html" && type.Parameters.Any(parameter => parameter.Name == "profile" && parameter.Value.ToString().Trim('"') == "fragment"));

    /// <summary>Tells the host what the fragment needs: its stylesheet and its script, as links beside the answer.</summary>
    public static void Announce(HttpContext context, Assets assets, ModulePaths paths)
    {
        context.Response.Headers.Append("Vary", "Accept");
        if (context.IsFragment())
        {
            context.Response.Headers.Append("Link", $"<{paths.To(context, assets.Stylesheet)}>; rel=\"stylesheet\"");
            context.Response.Headers.Append("Link", $"<{paths.To(context, assets.Script)}>; rel=\"preload\"; as=\"script\"");
        }
    }
}
