namespace LangSon.Txct.Collecting.Sources;

/// <summary>All sources that are asked for papers.</summary>
internal interface IReportSources
{
    IReadOnlyList<IReportSource> All { get; }
}
