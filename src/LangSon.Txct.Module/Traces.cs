using System.Diagnostics;

namespace LangSon.Txct;

/// <summary>What the module does as spans that a host may listen to. No subject, name, address or path stands in one: only ids, kinds and counts.</summary>
/// <remarks>Names of attributes follow OpenTelemetry's general conventions: lower case, dots, underscores; error.type is theirs.</remarks>
internal static class Traces
{
    private static readonly ActivitySource Source = new(TxctModule.MeterName);

    /// <returns>Null where nobody listens.</returns>
    public static Activity? Start(string name, ActivityKind kind = ActivityKind.Internal) => Source.StartActivity(name, kind);

    /// <param name="error">A short word that is the same for all errors of a kind, as a code or the type of an exception.</param>
    public static void Fail(this Activity? span, string error) => span?.SetTag("error.type", error).SetStatus(ActivityStatusCode.Error);
}
