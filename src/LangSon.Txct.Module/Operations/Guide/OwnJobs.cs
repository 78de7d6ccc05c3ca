namespace LangSon.Txct.Operations.Guide;

/// <summary>What the module does without being asked.</summary>
internal static class OwnJobs
{
    /// <summary>The job's name in the log, and what it does.</summary>
    public static IReadOnlyList<(string Name, string What)> All { get; } = [.. ModuleFile.Jobs().Select(name => (name, Word(name)))];

    private static string Word(string name) => name switch
    {
        "PublishingLoop" => "xem thư mục tài liệu, đăng những gì đến lúc đăng",
        "Collector" => "hỏi nguồn văn bản của các Tổ",
        "Relay" => "gửi hàng đợi sang phần mềm Quản lý nghiệp vụ HĐND, đọc lại và so mã",
        "PetitionReading" => "đọc kiến nghị trong báo cáo, biên bản đã nhận",
        "DeadlineWatch" => "tính lại thời hạn khi lịch thay đổi",
        "FollowUpJob" => "nhắc việc sắp đến hạn, quá hạn",
        "Bundling" => "dựng tệp zip của mỗi đợt",
        "SearchIndexing" => "đưa văn bản mới vào mục lục tìm kiếm",
        "NightlyBackup" => "sao lưu mỗi đêm",
        "CheckWatch" => "tự kiểm tra tình trạng",
        _ => throw new InvalidOperationException($"Nobody has written down what {name} does."),
    };
}
