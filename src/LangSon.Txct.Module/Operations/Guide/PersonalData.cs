namespace LangSon.Txct.Operations.Guide;

/// <summary>What the module keeps of people, for what, and who sees it.</summary>
internal static class PersonalData
{
    public static readonly (string Whose, string What, string Who)[] All =
    [
        ("Cử tri", "Tên, địa chỉ mà báo cáo, biên bản nêu kèm kiến nghị; để biết trả lời ai. Không xuất ra báo cáo tổng hợp.", "Văn phòng và Tổ của kiến nghị."),
        ("Đại biểu, người giúp việc", "Mã, tên, Tổ, do phần mềm chủ cho biết; lượt mở tài liệu, đếm theo Tổ. Tên người mở chỉ lưu khi bật Library:KeepReaderNames, và đại biểu được báo.", "Văn phòng, Thường trực HĐND; mỗi người thấy phần của mình."),
        ("Người ký, người soạn văn bản", "Tên trong văn bản, như văn bản đã phát hành.", "Ai được đọc văn bản ấy."),
        ("Người làm việc trên trang", "Mã tài khoản, việc đã làm, lúc nào, lý do; để biết ai chịu trách nhiệm.", "Văn phòng, Thường trực HĐND."),
        ("Người nhận thư nhắc, người gửi thư", "Tên, địa chỉ thư, trong thiết đặt và thư đã nhận.", "Quản trị máy chủ; Văn phòng thấy người gửi."),
    ];
}
