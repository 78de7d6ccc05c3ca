namespace LangSon.Txct.Operations.Guide;

/// <summary>The libraries that the module brings along, with their licences. Those of .NET itself are the host's.</summary>
internal static class Libraries
{
    /// <summary>Names as NuGet has them; a star stands for any end.</summary>
    public static readonly (string Name, string Licence, string What)[] All =
    [
        ("AngleSharp*", "MIT", "đọc HTML"),
        ("AutoMapper", "MIT", "chuyển dữ liệu gửi, nhận; xem ghi chú dưới bảng"),
        ("BouncyCastle.Cryptography", "MIT", "mật mã cho thư"),
        ("Dapper", "Apache-2.0", "đọc, ghi cơ sở dữ liệu"),
        ("DocumentFormat.OpenXml*", "MIT", "đọc, ghi Word, Excel"),
        ("HtmlSanitizer", "MIT", "lọc HTML"),
        ("Ical.Net", "MIT", "lịch iCalendar"),
        ("MailKit", "MIT", "thư"),
        ("Microsoft.*", "MIT", "thành phần của .NET"),
        ("MimeKit", "MIT", "thư"),
        ("MiniExcel", "Apache-2.0", "xuất Excel"),
        ("NodaTime", "Apache-2.0", "múi giờ trong lịch"),
        ("Npgsql", "PostgreSQL", "kết nối PostgreSQL"),
        ("Polly*", "BSD-3-Clause", "thử lại khi mất kết nối"),
        ("RestSharp", "Apache-2.0", "gọi hệ thống khác"),
        ("SQLitePCLRaw.*", "Apache-2.0; SQLite thuộc phạm vi công cộng", "cơ sở dữ liệu SQLite"),
        ("System.*", "MIT", "thành phần của .NET"),
    ];

    public static bool Names(string package) => All.Any(library => library.Name.EndsWith('*') ? package.StartsWith(library.Name[..^1], StringComparison.Ordinal) : library.Name == package);
}
