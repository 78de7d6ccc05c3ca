using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Content;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Collecting.Uploads;

/// <summary>The one source of what was sent in the host.</summary>
internal sealed class UploadSources(ISubmissions submissions, UploadFolder folder, IOptions<CollectingOptions> options, ITransit transit, TimeProvider time) : IReportSources
{
    public IReadOnlyList<IReportSource> All { get; } = [new UploadSource(submissions, folder, options.Value, transit, time)];
}
