using System.ComponentModel.DataAnnotations;

namespace LangSon.Txct.Collecting.Uploads;

/// <summary>What people may send in the host.</summary>
internal sealed class UploadOptions
{
    /// <summary>Files of one submission. Default 20; 1 to 100.</summary>
    [Range(1, 100)]
    public int MostFiles { get; set; } = 20;

    /// <summary>Bytes that a group may announce within a day. Default 1 GiB.</summary>
    [Range(1L << 20, 1L << 40)]
    public long BytesADay { get; set; } = 1L << 30;

    /// <summary>How long a draft is kept that nobody touches. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "366.00:00:00")]
    public TimeSpan KeepDrafts { get; set; } = TimeSpan.FromDays(30);
}
