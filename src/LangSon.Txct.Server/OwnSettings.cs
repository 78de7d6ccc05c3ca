using Microsoft.Extensions.Options;

namespace LangSon.Txct.Server;

/// <summary>The server's settings, checked before anything is made or opened by them.</summary>
internal static class OwnSettings
{
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    public static T Read<T>(this IConfiguration settings, string section, IValidateOptions<T> rules) where T : class, new()
    {
        var options = settings.GetSection(section).Get<T>() ?? new T();
        return rules.Validate(null, options) is { Failed: true, Failures: { } faults } ? throw new OptionsValidationException(section, typeof(T), faults) : options;
    }
}
