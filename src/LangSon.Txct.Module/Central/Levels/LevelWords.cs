namespace LangSon.Txct.Central.Levels;

/// <summary>What a host's level means for people: what it gives, what the module does without the rest, and what to do next.</summary>
internal static class LevelWords
{
    /// <summary>What holds now, for the administrator.</summary>
    public static string Standing(CentralLevel level) => level switch
    {
        { KeepsItself: false, Said: null } => "Chưa biết phần mềm HĐND đang ở mức nào: phần mềm chưa trả lời lần nào.",
        { Said: { } said } when !level.KeepsItself && said > level.Number => $"Phần mềm HĐND đang ở mức {said}, nhưng Host:Level chỉ cho dùng đến mức {level.Number}: {Gives(level)}",
        _ => $"Phần mềm HĐND đang ở mức {level.Number}: {Gives(level)}",
    };

    /// <summary>How to get further; empty where nothing is left to do.</summary>
    public static string Next(CentralLevel level) => level switch
    {
        { KeepsItself: false, Said: null } => "Xem mục “Kết nối phần mềm Quản lý nghiệp vụ HĐND” bên dưới.",
        { Number: CentralLevel.Whole } => "",
        { Said: { } said } when said > level.Number => $"Muốn dùng đủ thì đặt Host:Level là {said} ở trang Cấu hình rồi khởi động lại phân hệ.",
        { Number: 0 } => "Muốn lên mức 1: nhà cung cấp phần mềm cho đọc kỳ họp, Tổ, đại biểu theo contracts/README.md; quản trị đặt Host:BaseUrl, Host:ClientId, Host:ClientSecret và Host:Level là 3, rồi khởi động lại phân hệ.",
        { Number: 1 } => "Muốn lên mức 2: nhà cung cấp phần mềm nhận tài liệu theo contracts/README.md. Phân hệ tự nhận ra mức mới trong 5 phút.",
        _ => "Muốn lên mức 3: nhà cung cấp phần mềm làm nốt contracts/README.md, kiểm bằng “txct conformance”. Phân hệ tự nhận ra mức mới trong 5 phút.",
    };

    /// <summary>Why there is no list of groups yet.</summary>
    public static string NoGroups(CentralLevel level) => level.KeepsItself
        ? "Chưa có danh sách Tổ đại biểu: tệp Excel danh mục chưa đọc được. Xin nhờ quản trị hệ thống xem trang Tổng quan."
        : "Chưa nhận được danh sách Tổ đại biểu từ phần mềm Quản lý nghiệp vụ HĐND tỉnh.";

    /// <summary>Why a round's session is not known yet.</summary>
    public static string NoSession(CentralLevel level) => level.KeepsItself
        ? "Chưa có lịch kỳ họp này: xin nhờ quản trị hệ thống điền ở trang “Kỳ họp” của tệp Excel danh mục."
        : "Chưa có lịch kỳ họp từ phần mềm Quản lý nghiệp vụ HĐND tỉnh.";

    /// <summary>Why it takes the Office to say that a session has closed.</summary>
    public static string NotClosed(CentralLevel level) => level.KeepsItself
        ? "phân hệ chạy riêng nên chỉ biết kỳ họp đã bế mạc khi Văn phòng xác nhận ở đây."
        : "phần mềm chưa báo đã bế mạc.";

    /// <summary>Where the module's work goes.</summary>
    public static string Work(CentralLevel level) => level.Number switch
    {
        CentralLevel.Whole => "Mọi thứ phân hệ gửi sang phần mềm Quản lý nghiệp vụ HĐND.",
        2 => "Tài liệu phân hệ gửi sang phần mềm Quản lý nghiệp vụ HĐND; báo cáo và thông báo mà phần mềm chưa nhận thì phân hệ tự giữ.",
        var number => $"Tài liệu, báo cáo, thông báo phân hệ tự giữ, vì phần mềm HĐND ở mức {number} chưa nhận.",
    };

    /// <summary>What the Office has to know before it takes a document down; empty where the host takes it down too.</summary>
    public static string OnlyHides(CentralLevel level) => level.TakesDocuments && !level.Supports("withdrawals")
        ? "Phần mềm HĐND ở mức 2 chưa có lời gọi gỡ văn bản: phân hệ chỉ ẩn văn bản ở các trang của mình, bên phần mềm HĐND văn bản vẫn còn. Xin gỡ cả ở đó."
        : "";

    /// <summary>What the Office has to know where the papers of a round go out together; empty where they do so at the host too.</summary>
    public static string OneByOne(CentralLevel level) => level.Number == 2
        ? "Phần mềm HĐND ở mức 2 chưa hiện cả bộ cùng một lúc: khi đủ, các văn bản lần lượt hiện ở đó trong ít phút, rồi mới hiện ở phân hệ."
        : "";

    private static string Gives(CentralLevel level) => level.Number switch
    {
        0 => $"chỉ cho đăng nhập. Phân hệ tự giữ tài liệu, báo cáo; danh mục Tổ, đại biểu, kỳ họp lấy từ tệp Excel; Văn phòng xác nhận kỳ họp bế mạc; {Notices(level)}.",
        1 => $"cho đọc kỳ họp, Tổ, đại biểu. Phân hệ tự giữ tài liệu, báo cáo; tự nhận ra Tổ, đại biểu thôi có trong danh sách; {Notices(level)}.",
        2 => $"cho đọc kỳ họp, Tổ, đại biểu và nhận tài liệu, mỗi văn bản một lần gửi. Đứt mạng thì gửi lại cả văn bản; {Removal(level)}; báo cáo của Tổ phân hệ tự giữ; {Notices(level)}.",
        _ => "đủ chuẩn kết nối.",
    };

    private static string Notices(CentralLevel level) => level.Supports("notices") ? "thông báo do phần mềm chuyển" : "thông báo chỉ được giữ lại, người dùng xem mục “Mới” khi đăng nhập";

    private static string Removal(CentralLevel level) => level.Supports("withdrawals") ? "gỡ được văn bản ở cả hai bên" : "gỡ văn bản chỉ là ẩn ở phân hệ";
}
