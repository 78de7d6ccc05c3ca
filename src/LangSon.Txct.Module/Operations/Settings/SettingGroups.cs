namespace LangSon.Txct.Operations.Settings;

/// <summary>The sections of the settings as an administrator looks for them.</summary>
internal static class SettingGroups
{
    /// <summary>In Vietnamese; the section itself where it has no other name.</summary>
    public static string NameOf(string section) => section switch
    {
        "Host" => "Kết nối phần mềm Quản lý nghiệp vụ HĐND",
        "Storage" => "Cơ sở dữ liệu",
        "Publishing" => "Đăng tài liệu",
        "Collecting" => "Nhận văn bản của Tổ",
        "Petitions" => "Kiến nghị",
        "Library" => "Trang tài liệu, tìm kiếm",
        "Planning" => "Kế hoạch, đôn đốc",
        "Content" => "Đọc tệp",
        "Packets" => "Gói tin edXML",
        "Delivery" => "Hàng đợi gửi",
        "Transport" => "Đường truyền",
        "Feeds" => "Phần công khai",
        "Backup" => "Sao lưu",
        "Watch" => "Tự kiểm tra",
        _ => section,
    };

    /// <summary>By section, in the order in which they are given.</summary>
    public static IEnumerable<IGrouping<string, Setting>> Of(IEnumerable<Setting> settings) => settings.GroupBy(setting => setting.Key.Split(':')[0]);
}
