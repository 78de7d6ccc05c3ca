using System.Diagnostics;

namespace LangSon.Txct.Delivery;

/// <summary>One try to hand something over, as a span: a document's is called "publish document".</summary>
internal static class DeliverySpan
{
    public static Activity? Start(OutboxEntry delivery)
    {
        var span = Traces.Start(delivery.Kind == DeliveryPayload.Document ? "publish document" : $"send {delivery.Kind}", ActivityKind.Client)?.SetTag("txct.delivery.kind", delivery.Kind);
        if (delivery.Kind == DeliveryPayload.Document)
        {
            span?.SetTag("txct.document.id", delivery.AggregateId).SetTag("txct.document.version", delivery.Version);
        }

        return span;
    }

    public static void End(Activity? span, DeliveryOutcome outcome)
    {
        span?.SetTag("txct.delivery.outcome", DeliveryMeasures.WordOf(outcome));
        if (FaultOf(outcome) is { } fault)
        {
            span.Fail(fault.Code);
        }
    }

    private static DeliveryFault? FaultOf(DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.TryLater later => later.Fault,
        DeliveryOutcome.SetAside aside => aside.Fault,
        _ => null,
    };
}
