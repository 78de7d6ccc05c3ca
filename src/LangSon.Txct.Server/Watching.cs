using System.Net;
using LangSon.Txct.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;

namespace LangSon.Txct.Watching;

/// <summary>What watches the machine asks: whether the host lives, whether the module is ready, and figures in the form that Prometheus reads.</summary>
internal static class WatchedHost
{
    private static readonly string[] Meters = ["LangSon.Txct.Module", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    public static IServiceCollection AddWatching(this IServiceCollection services)
    {
        services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(Meters).AddPrometheusExporter());
        services.AddHealthChecks().AddModuleCheck();

        // What a check finds is its answer; asked every second while the module starts, it would fill the log.
        services.AddLogging(logging => logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None));
        return services;
    }

    /// <summary>Readiness answers 503 until the module is in service. The figures are for the machine itself: an agent on it passes them on.</summary>
    public static void MapWatching(this WebApplication app)
    {
        app.MapHealthChecks("/healthz", new() { Predicate = _ => false });
        app.MapHealthChecks("/readyz");
        app.MapPrometheusScrapingEndpoint("/metrics").AddEndpointFilter(async (call, next) => IsOfThisMachine(call.HttpContext) ? await next(call) : TypedResults.NotFound());
    }

    /// <summary>A proxy on this machine asks for somebody else, and says so.</summary>
    private static bool IsOfThisMachine(HttpContext context) => context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");
}
