namespace LangSon.Txct.Storage;

/// <summary>How far the database is, for those who look after the module.</summary>
internal enum DatabaseState
{
    Closed,

    /// <summary>The process before this one still has the file. No failure: it is about to end.</summary>
    WaitingForOldProcess,

    Open,
}

internal static class DatabaseStateWords
{
    public static string Sentence(this DatabaseState state) => state switch
    {
        DatabaseState.WaitingForOldProcess => "Đang chờ tiến trình cũ",
        DatabaseState.Open => "Cơ sở dữ liệu đang hoạt động",
        _ => "Cơ sở dữ liệu chưa mở",
    };
}
