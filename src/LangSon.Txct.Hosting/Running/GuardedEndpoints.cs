using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace LangSon.Txct.Hosting.Running;

/// <summary>The module's endpoints as the host's routing sees them: each runs with the module's services, and its faults stay inside.</summary>
/// <param name="failed">Told of each request that failed.</param>
internal sealed class GuardedEndpoints(ILogger logger, Action failed) : EndpointDataSource
{
    private IReadOnlyList<Endpoint> endpoints = [];
    private CancellationTokenSource changed = new();

    public override IReadOnlyList<Endpoint> Endpoints => endpoints;

    public override IChangeToken GetChangeToken() => new CancellationChangeToken(changed.Token);

    public void Serve(IEnumerable<Endpoint> own, IServiceProvider services) =>
        Replace([.. own.OfType<RouteEndpoint>().Select(endpoint => Wrap(endpoint, new ModuleRequest(endpoint.RequestDelegate!, services, logger, failed).InvokeAsync))]);

    /// <summary>The module's paths are not there.</summary>
    public void ServeNothing()
    {
        if (endpoints.Count > 0)
        {
            Replace([]);
        }
    }

    /// <summary>Answers everything below the prefix with 503 and the code of what is wrong.</summary>
    public void ServeFailure(string prefix, string code, string reason) =>
        Replace([new RouteEndpoint(context => Problems.UnavailableAsync(context, code, reason), RoutePatternFactory.Parse($"{prefix}/{{**rest}}"), int.MaxValue, EndpointMetadataCollection.Empty, "Module unavailable")]);

    /// <summary>The host's routing looks again, also while it serves.</summary>
    private void Replace(IReadOnlyList<Endpoint> others)
    {
        endpoints = others;
        Interlocked.Exchange(ref changed, new CancellationTokenSource()).Cancel();
    }

    private static Endpoint Wrap(RouteEndpoint endpoint, RequestDelegate run) =>
        new RouteEndpoint(run, endpoint.RoutePattern, endpoint.Order, endpoint.Metadata, endpoint.DisplayName);
}

/// <summary>Collects what a module maps, with the module's services in reach.</summary>
internal sealed class ModuleRouteBuilder(IServiceProvider services) : IEndpointRouteBuilder
{
    public IServiceProvider ServiceProvider => services;

    public ICollection<EndpointDataSource> DataSources { get; } = [];

    public IApplicationBuilder CreateApplicationBuilder() => new ApplicationBuilder(services);
}
