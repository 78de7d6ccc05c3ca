using System.Diagnostics;
using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Publishing;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Operations;

/// <summary>The spans that whoever watches the machine can listen to.</summary>
public sealed class TracesTests : IDisposable
{
    private readonly ActivityListener listener;
    private readonly List<Activity> seen = [];

    /// <summary>Others run beside this test: what is ours stands below it.</summary>
    private readonly Activity own = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();

    public TracesTests()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "LangSon.Txct.Module",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = Note,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public void Dispose()
    {
        listener.Dispose();
        own.Dispose();
    }

    [Fact]
    public async Task Publishing_a_document_is_a_span_with_its_outcome_and_no_word_of_the_paper()
    {
        await using var rig = await SendingRig.CreateAsync();
        Activity.Current = own;
        await rig.AddDocumentAsync("doc-1");

        await rig.WorkOffAsync();

        var span = await EndedAsync("publish document");
        Assert.Equal(ActivityKind.Client, span.Kind);
        Assert.Equal("txct.delivery.kind=document txct.delivery.outcome=delivered txct.document.id=doc-1 txct.document.version=1", Tags(span));
    }

    [Fact]
    public async Task Pulling_a_group_is_a_span_that_says_whose_and_why_it_failed()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource();
        Activity.Current = own;

        await rig.PullAsync(source, isAsked: true);
        Assert.Equal("txct.group.id=T01 txct.source.asked=True txct.source.id=T01", Tags(await EndedAsync("pull source")));
        seen.Clear();
        source.BeforePage = _ => new Answer<SourcePage>.Unavailable("ông Nguyễn Văn A tắt máy", null);
        await rig.PullAsync(source);

        var failed = await EndedAsync("pull source");
        Assert.Equal((ActivityStatusCode.Error, "error.type=unavailable txct.group.id=T01 txct.source.asked=False txct.source.id=T01"), (failed.Status, Tags(failed)));
        Assert.Null(failed.StatusDescription);
    }

    [Theory]
    [InlineData(false, "True")]
    [InlineData(true, "False")]
    public async Task A_sweep_is_a_span_that_says_whether_the_central_system_answered(bool isDown, string answered)
    {
        await using var app = await ModuleApp.StartAsync();
        app.Central.IsDown = isDown;
        Activity.Current = own;
        var loop = app.Services.GetRequiredService<PublishingLoop>();

        await loop.StartAsync(TestContext.Current.CancellationToken);
        var span = await EndedAsync("sweep");
        await loop.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal($"txct.sweep.answered={answered} txct.sweep.wake_ups=0", Tags(span));
    }

    private async Task<Activity> EndedAsync(string name)
    {
        await Eventually.IsTrueAsync($"the span {name} ended", () => Task.FromResult(Of(name) is not null));
        return Of(name)!;
    }

    private Activity? Of(string name)
    {
        lock (seen)
        {
            return seen.FirstOrDefault(span => span.DisplayName == name);
        }
    }

    private void Note(Activity span)
    {
        lock (seen)
        {
            if (span.TraceId == own.TraceId)
            {
                seen.Add(span);
            }
        }
    }

    private static string Tags(Activity span) => string.Join(' ', span.TagObjects.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));
}
