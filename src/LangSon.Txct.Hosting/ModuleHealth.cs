using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LangSon.Txct.Hosting;

/// <summary>The module's state as the host's own health checks tell it.</summary>
public static class ModuleHealth
{
    /// <summary>Adds a check named "txct": healthy while the module is active, unhealthy while it starts, and with its code otherwise.</summary>
    /// <remarks>Leave it out of what decides whether the host lives: the host lives without its module.</remarks>
    public static IHealthChecksBuilder AddModuleCheck(this IHealthChecksBuilder checks) => checks.AddCheck<Check>("txct");

    private sealed class Check(ModuleRuntime module) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(module.State switch
        {
            ModuleState.Active => HealthCheckResult.Healthy(),
            ModuleState.Explained why => HealthCheckResult.Unhealthy($"{why.Code} {why.Reason}"),
            _ => HealthCheckResult.Unhealthy("starting"),
        });
    }
}
