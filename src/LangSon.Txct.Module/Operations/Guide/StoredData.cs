namespace LangSon.Txct.Operations.Guide;

/// <summary>What the module keeps, where and how long.</summary>
internal static class StoredData
{
    /// <summary>A place without a remark lies in the module's data folder.</summary>
    public static readonly (string Place, string What, string Kept)[] All =
    [
        ("txct.db (hoặc PostgreSQL)", "Danh mục, hàng đợi, kiến nghị, lịch tiếp xúc, lịch sử.", "Phân hệ không tự xóa."),
        ("content", "Tệp đã nhận, đúng từng byte; tên là mã SHA-256.", "Phân hệ không tự xóa."),
        ("transit", "Tệp đang kiểm tra.", "Xóa khi có kết luận; dọn sạch mỗi lần khởi động."),
        ("uploads", "Tệp Tổ gửi dở trên trang.", "Lần gửi không ai đụng tới 30 ngày thì xóa (Collecting:Uploads:KeepDrafts)."),
        ("uploaded", "Tệp Văn phòng đưa lên trang, chờ nhận.", "Xóa khi đã nhận."),
        ("packets-out (hoặc Packets:OutFolder)", "Gói tin trả lời, chờ văn thư gửi.", "Phân hệ không tự xóa."),
        ("bundles", "Tệp zip của mỗi đợt.", "Bản không còn dùng thì xóa sau 1 giờ; thiếu thì dựng lại."),
        ("settings.json, settings.bak.json", "Thiết đặt của phân hệ và bản trước đó. Có thể có mật khẩu.", "Phân hệ không tự xóa; tệp hỏng để sang settings.bad-….json."),
        ("tool-token.json", "Mã để lệnh txct gọi phân hệ.", "Mới mỗi lần khởi động."),
        ("backups, cạnh thư mục dữ liệu (hoặc Backup:Folder)", "Bản sao lưu mỗi đêm.", "3 bản gần nhất (Backup:Keep)."),
        ("versions, snapshots, state (cạnh thư mục dữ liệu)", "Các bản phân hệ đã cài, bản chép dữ liệu lúc nâng cấp, tình trạng, ai làm gì.", "Bản hiện dùng, 2 bản trước và bản chép của chúng; cũ hơn thì bỏ khi bản mới đã chạy ổn. txct purge xóa hết."),
        ("Thư mục tài liệu (Publishing:DropFolder)", "Tệp gốc của Văn phòng.", "Phân hệ chỉ đọc, không xóa."),
        ("Hộp thư (Collecting:Mail)", "Thư của các Tổ.", "Phân hệ không chuyển, không xóa; chỉ đọc thư trong 120 ngày (Collecting:Mail:Days)."),
        ("Trang Nhật ký", "500 sự kiện gần nhất.", "Mất khi khởi động lại; nhật ký đầy đủ ở phần mềm chủ."),
        ("Lượt mở tài liệu", "Đếm theo Tổ. Tên người mở chỉ lưu khi bật Library:KeepReaderNames.", "Phân hệ không tự xóa."),
        ("Văn bản có dấu mật", "Bị từ chối.", "Không giữ bản nào."),
    ];
}
