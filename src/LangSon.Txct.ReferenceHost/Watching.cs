using System.Net;
using LangSon.Txct.Hosting;
using OpenTelemetry.Metrics;

namespace LangSon.Txct.ReferenceHost;

/// <summary>What watches the machine asks: whether the host lives, whether the module is ready, and figures in the form that Prometheus reads.</summary>
internal static class Watching
{
    private static readonly string[] Meters = ["LangSon.Txct.Module", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    public static IServiceCollection AddWatching(this IServiceCollection services)
    {
        services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(Meters).AddPrometheusExporter());
        services.AddHealthChecks().AddModuleCheck();
        return services;
    }

    /// <summary>The figures are for the machine itself: an agent on it passes them on.</summary>
    public static void MapWatching(this WebApplication app)
    {
        app.MapHealthChecks("/healthz", new() { Predicate = _ => false });
        app.MapHealthChecks("/readyz");
        app.MapPrometheusScrapingEndpoint("/metrics").AddEndpointFilter(async (call, next) =>
            call.HttpContext.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from) ? await next(call) : TypedResults.NotFound());
    }
}
