using System.Diagnostics.Metrics;
using LangSon.Txct.Central;
using LangSon.Txct.Delivery;
using LangSon.Txct.Operations.Checks;
using LangSon.Txct.Operations.Journal;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Operations;

/// <summary>The figures that whoever watches the machine can listen to.</summary>
public sealed class MeasuresTests : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly List<(object? Module, string Name, double Value, string Tags)> seen = [];

    public MeasuresTests()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "LangSon.Txct.Module")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => listener.Dispose();

    [Fact]
    public async Task How_each_check_stands_can_be_measured_and_what_changes_is_logged_once()
    {
        await using var app = await ModuleApp.StartAsync();
        app.Central.Facts = new Answer<CentralFacts>.Unavailable("connection refused", null);
        var watch = app.Services.GetRequiredService<CheckWatch>();

        await watch.LookAsync(Cancel);
        await watch.LookAsync(Cancel);
        listener.RecordObservableInstruments();

        Assert.Contains(("txct.check.level", 3, "txct.check.code=TXCT-OPS-101"), Seen(app));
        Assert.Single(app.Services.GetRequiredService<EventJournal>().Entries(), entry => entry.Id == 9101 && entry.Message.Contains("TXCT-OPS-101", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_attempt_to_deliver_is_counted_by_its_outcome_and_names_nothing()
    {
        await using var app = await ModuleApp.StartAsync();
        var measures = app.Services.GetRequiredService<DeliveryMeasures>();

        measures.Count("document", new DeliveryOutcome.TryLater(new DeliveryFault(DeliveryFault.Availability, "unavailable", "về cử tri Nguyễn Văn A"), null), TimeSpan.FromSeconds(2));

        const string Tags = "txct.delivery.kind=document txct.delivery.outcome=put_off";
        Assert.Equal([("txct.delivery.attempts", 1, Tags), ("txct.delivery.duration", 2, Tags)], Seen(app).Where(figure => figure.Name.StartsWith("txct.delivery", StringComparison.Ordinal)));
    }

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (seen)
        {
            seen.Add((instrument.Meter.Scope, instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
        }
    }

    /// <summary>Those of one module; others may run beside it.</summary>
    private List<(string Name, double Value, string Tags)> Seen(ModuleApp app)
    {
        lock (seen)
        {
            return [.. seen.Where(figure => figure.Module == app.Services.GetRequiredService<IMeterFactory>()).Select(figure => (figure.Name, figure.Value, figure.Tags))];
        }
    }
}
