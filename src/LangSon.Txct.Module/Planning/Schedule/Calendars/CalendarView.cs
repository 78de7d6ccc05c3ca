namespace LangSon.Txct.Planning.Schedule.Calendars;

/// <summary>A calendar that a person may have an address for.</summary>
/// <param name="MadeAt">When its address was made; null if it has none.</param>
public sealed record FeedRow(FeedKind Kind, DateTimeOffset? MadeAt)
{
    public string Path => $"calendar/{FeedKinds.NameOf(Kind)}";

    public string Title => Kind switch
    {
        FeedKind.Press => "Lịch TXCT cho báo chí, đài phát thanh – truyền hình",
        FeedKind.Group => "Lịch TXCT của Tổ",
        _ => "Lịch TXCT của tôi",
    };

    public string What => Kind switch
    {
        FeedKind.Press => "Tất cả các cuộc tiếp xúc cử tri của các Tổ trong năm.",
        FeedKind.Group => "Các cuộc tiếp xúc cử tri của Tổ trong năm.",
        _ => "Các cuộc tiếp xúc cử tri mà đại biểu được phân công, và các cuộc của cả Tổ.",
    };
}

/// <param name="Address">Whole, with its secret.</param>
public sealed record NewAddress(FeedKind Kind, string Address);
