using System.Globalization;

namespace LangSon.Txct.Packets;

/// <summary>Names and forms of QCVN 102:2016/BTTTT that reading and writing share.</summary>
internal static class EdXml
{
    public const string Namespace = "http://www.mic.gov.vn/TBT/QCVN_102_2016";
    public const string Prefix = "edXML";
    public const string Root = "edXML";

    /// <summary>The element whose text is an attachment's bytes.</summary>
    public const string Bytes = "ContentTransferEncoded";

    /// <summary>Ends the names of packets.</summary>
    public const string Extension = ".edxml";

    private const string Date = "yyyy/MM/dd", Time = "yyyy/MM/dd HH:mm:ss";
    private static readonly string[] Dates = [Date, "yyyy/M/d", "yyyy-MM-dd", Time];
    private static readonly string[] Times = [Time, "yyyy/M/d H:m:s", "yyyy-MM-dd HH:mm:ss"];
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>Null if it is no date. Only forms with the year in front: others leave open what the month is.</summary>
    public static DateOnly? ToDate(string text) =>
        DateTime.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? DateOnly.FromDateTime(date) : null;

    /// <summary>Null if it is no time. Times in packets bear no zone; they are those of Viet Nam.</summary>
    public static DateTimeOffset? ToTime(string text) =>
        DateTime.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? new DateTimeOffset(time, Offset) : null;

    public static string Text(DateOnly date) => date.ToString(Date, CultureInfo.InvariantCulture);

    public static string Text(DateTimeOffset time) => time.ToOffset(Offset).ToString(Time, CultureInfo.InvariantCulture);

    /// <summary>The id of a document in packets.</summary>
    public static string DocumentId(string organizationCode, DateOnly issuedOn, string number, string notation) =>
        $"{organizationCode},{Text(issuedOn)},{number}/{notation}";
}
