namespace LangSon.Txct.Operations.Guide;

/// <summary>Where the module calls, as its manifest declares it; to nowhere else.</summary>
internal static class Outbound
{
    /// <summary>The setting that names the address, what is called there, and how.</summary>
    public static IReadOnlyList<(string Setting, string What, string How)> All { get; } = [.. ModuleFile.Outbound().Select(Told)];

    private static (string Setting, string What, string How) Told(string declared)
    {
        var setting = declared.Replace("settings:/", "", StringComparison.Ordinal).Replace('/', ':');
        return setting switch
        {
            "Host:BaseUrl" => (setting, "Phần mềm Quản lý nghiệp vụ HĐND: danh mục, tài liệu, báo cáo, thông báo", "HTTPS; mã truy cập OAuth 2 của riêng phân hệ"),
            "Collecting:Groups:*:BaseUrl" => (setting, "Hệ thống của từng Tổ: hỏi báo cáo, biên bản, lịch; chỉ đọc", "HTTPS; khóa riêng của mỗi Tổ"),
            "Collecting:Mail:Host" => (setting, "Hộp thư nhận văn bản của Tổ; nháp hoặc thư cảm ơn nếu bật", "IMAP qua TLS, cổng 993 nếu không đặt khác"),
            "Planning:FollowUp:Mail:Host" => (setting, "Máy chủ gửi thư nhắc, đôn đốc; không đặt thì không gửi", "SMTP qua TLS, cổng theo thiết đặt"),
            "Network:Proxy" => (setting, "Máy chủ trung gian (proxy) mà các cuộc gọi HTTP trên đi qua, nếu mạng có", "HTTP; tên, mật khẩu nếu đặt"),
            "Storage:ConnectionString" => (setting, "PostgreSQL, chỉ khi đặt Storage:Provider; mặc định dùng tệp SQLite trên máy", "giao thức PostgreSQL, cổng 5432 nếu không đặt khác"),
            _ => throw new InvalidOperationException($"Nobody has written down what {declared} is called for."),
        };
    }
}
