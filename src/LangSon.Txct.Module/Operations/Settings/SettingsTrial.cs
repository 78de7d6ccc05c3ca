using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Operations.Settings;

/// <summary>A module that is put together with certain settings and never started: whether it could be.</summary>
internal static class SettingsTrial
{
    /// <summary>All services with those settings.</summary>
    public static ServiceProvider Of(SettledContext settled, Action<IServiceCollection>? host = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        host?.Invoke(services);
        services.AddSingleton(settled.Settings);
        services.AddTxctModule(settled);
        return services.BuildServiceProvider();
    }

    /// <summary>What stands against a start with these settings; null if nothing does.</summary>
    public static string? FaultOf(ServiceProvider trial)
    {
        try
        {
            trial.GetService<IStartupValidator>()?.Validate();
            return null;
        }
        catch (Exception exception) when (exception is OptionsValidationException or InvalidOperationException or AggregateException)
        {
            return string.Join(" ", ((exception as AggregateException)?.InnerExceptions ?? (IEnumerable<Exception>)[exception]).Select(each => each.InnerException?.Message ?? each.Message));
        }
    }
}
