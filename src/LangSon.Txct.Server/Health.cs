using LangSon.Txct.Hosting;

namespace LangSon.Txct.Server;

/// <summary>Whether the server lives, and whether the module is ready; for whoever asks, so no more than that.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => TypedResults.Text("alive"));
        app.MapGet("/readyz", (ModuleRuntime module) => module.State switch
        {
            ModuleState.Active => Results.Text("ready"),
            ModuleState.Explained why => Results.Text(why.Code, statusCode: StatusCodes.Status503ServiceUnavailable),
            _ => Results.Text("starting", statusCode: StatusCodes.Status503ServiceUnavailable),
        });
    }
}
