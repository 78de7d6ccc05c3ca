using System.Diagnostics.Metrics;

namespace LangSon.Txct.Delivery;

/// <summary>What came of deliveries, for whoever watches the machine. Neither ids nor subjects are in it.</summary>
internal sealed class DeliveryMeasures
{
    private readonly Counter<long> attempts;
    private readonly Histogram<double> duration;

    public DeliveryMeasures(IMeterFactory meters)
    {
        var meter = meters.Create(TxctModule.MeterName);
        attempts = meter.CreateCounter<long>("txct.delivery.attempts", "{attempt}", "Attempts to hand something over to the central system");
        duration = meter.CreateHistogram<double>("txct.delivery.duration", "s", "How long an attempt took");
    }

    /// <param name="kind">Of the delivery, as in the outbox.</param>
    public void Count(string kind, DeliveryOutcome outcome, TimeSpan took)
    {
        var tags = new KeyValuePair<string, object?>[]
        {
            new("txct.delivery.kind", kind),
            new("txct.delivery.outcome", WordOf(outcome)),
        };
        attempts.Add(1, tags);
        duration.Record(took.TotalSeconds, tags);
    }

    public static string WordOf(DeliveryOutcome outcome) => outcome switch { DeliveryOutcome.Delivered => "delivered", DeliveryOutcome.TryLater => "put_off", _ => "set_aside" };
}
