namespace LangSon.Txct.Content.Checks;

/// <summary>All codes that the intake can give, what follows from each, and what a person reads.</summary>
internal static class FindingTexts
{
    private static readonly (string Code, string Message)[] Refusals =
    [
        ("secret-mark", "Văn bản có dấu chỉ độ mật nên không được đưa lên phần mềm này. Phân hệ không giữ bản nào; xin xử lý theo quy định bảo vệ bí mật nhà nước."),
        ("macro", "Tệp có chứa macro. Xin lưu lại thành .docx, .xlsx hoặc PDF không có macro rồi gửi."),
        ("external-reference", "Tệp lấy nội dung từ nơi khác khi mở (mẫu gắn kèm, ảnh hoặc dữ liệu liên kết). Xin nhúng hẳn nội dung vào tệp, hoặc xuất PDF rồi gửi."),
        ("active-content", "Tệp có mã lệnh, chương trình hoặc tệp khác gắn bên trong. Xin bỏ phần đó ra, hoặc xuất PDF thường rồi gửi."),
        ("encrypted", "Tệp có mật khẩu hoặc bị khóa nên không kiểm tra được. Xin bỏ mật khẩu rồi gửi lại."),
        ("corrupt", "Tệp hỏng, không mở được trọn vẹn. Xin gửi lại bản lành."),
        ("type-mismatch", "Tên tệp ghi {0} nhưng nội dung là {1}. Xin lưu lại đúng loại rồi gửi."),
        ("empty", "Tệp rỗng, không có nội dung. Xin gửi lại bản đầy đủ."),
        ("too-large", "Tệp lớn hơn giới hạn {0} MB. Xin chia nhỏ hoặc nén ảnh lại."),
        ("archive-bomb", "Tệp giải nén ra quá lớn so với dung lượng. Xin lưu lại từ Word, Excel rồi gửi bản mới."),
        ("entity-bomb", "Tệp khai báo ký hiệu tự nhân lên khi đọc. Không nhận tệp này; xin lưu lại từ Word, Excel."),
        ("external-entity", "Tệp khai báo nội dung lấy từ bên ngoài. Không nhận tệp này; xin lưu lại từ Word, Excel."),
        ("malformed-archive", "Cấu trúc bên trong tệp không đúng quy cách. Xin mở bằng Word, Excel, lưu lại rồi gửi."),
        ("unsafe-name", "Tên tệp, hoặc tên bên trong tệp, có ký tự hoặc đường dẫn không an toàn. Xin đặt lại tên ngắn gọn, chỉ gồm chữ, số, dấu cách, gạch nối."),
        ("not-a-regular-file", "Đây không phải tệp thường (liên kết, ống dẫn, thiết bị hoặc thư mục) nên không mở. Xin chép chính tệp văn bản vào."),
        ("unreadable", "Không đọc được tệp này trong giới hạn cho phép. Xin kiểm tra quyền đọc, hoặc lưu lại bản gọn hơn rồi gửi."),
        ("unsupported-type", "Không nhận loại tệp này ({0}). Xin gửi Word (.docx), Excel (.xlsx) hoặc PDF."),
    ];

    private static readonly (string Code, string Message)[] Holds =
    [
        ("draft", "Văn bản ghi DỰ THẢO. Xin gửi bản đã ban hành."),
        ("no-number", "Văn bản chưa có số, ký hiệu. Xin gửi bản đã vào sổ, hoặc điền số rồi đăng."),
        ("no-date", "Văn bản chưa có ngày ban hành. Xin gửi bản đã phát hành, hoặc điền ngày rồi đăng."),
        ("no-signer", "Không thấy tên người ký. Xin gửi bản đã ký, hoặc điền tên người ký rồi đăng."),
        ("number-conflict", "Số {0} đã có ở văn bản khác: “{1}”. Xin kiểm tra số, hoặc gửi bản ghi rõ đính chính, thay thế."),
        ("duplicate-content", "Nội dung giống hệt tệp “{0}” đã nhận trước đó. Không đăng hai lần; có thể xóa tệp này."),
        ("no-text-layer", "Tệp, hoặc có trang của tệp, chỉ có hình, không có lớp chữ nên chưa kiểm tra được. Xin xem lại, điền thông tin rồi đăng, hoặc gửi bản có chữ."),
        ("signature-invalid", "Chữ ký số không còn khớp với nội dung tệp. Xin gửi lại đúng bản đã ký."),
        ("withdrawn", "Văn bản tự ghi là đã thu hồi hoặc hết hiệu lực. Xin kiểm tra lại trước khi đăng."),
        ("still-changing", "Tệp vẫn đang được ghi. Xin chờ chép xong rồi kiểm tra lại."),
        ("unknown-encoding", "Không đọc đúng được chữ trong tệp (phông chữ cũ hoặc thiếu bảng mã). Xin lưu lại bằng Unicode, hoặc điền thông tin rồi đăng."),
        ("unsigned", "Tệp chưa có chữ ký số. Đây có phải bản đã phát hành không? Nếu phải, xin bấm đăng."),
        ("round-unknown", "Không biết văn bản phục vụ đợt tiếp xúc cử tri nào. Xin chọn đợt rồi đăng."),
        ("needs-review", "Không nhận ra loại văn bản hoặc trích yếu. Xin điền rồi đăng."),
        ("converter-missing", "Chưa đọc được tệp {0} trên máy chủ này. Xin điền thông tin rồi đăng, hoặc gửi bản .docx, .pdf."),
    ];

    private static readonly Dictionary<string, (Verdict Verdict, string Message)> All = Refusals
        .Select(row => (row.Code, Text: (Verdict.Refused, row.Message)))
        .Concat(Holds.Select(row => (row.Code, Text: (Verdict.Held, row.Message))))
        .ToDictionary(row => row.Code, row => row.Text);

    /// <exception cref="ArgumentException">Nobody knows the code.</exception>
    public static (Verdict Verdict, string Message) Of(string code) =>
        All.TryGetValue(code, out var text) ? text : throw new ArgumentException($"{code} is no code of a finding.", nameof(code));
}
