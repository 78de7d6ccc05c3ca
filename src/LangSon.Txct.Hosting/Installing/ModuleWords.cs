namespace LangSon.Txct.Hosting.Installing;

/// <summary>States and acts as an administrator reads them.</summary>
internal static class ModuleWords
{
    /// <param name="state">The state's name, as in Active.</param>
    public static string State(string state) => state switch
    {
        "Active" => "đang phục vụ", "Starting" => "đang khởi động", "Disabled" => "đang tắt", "Quarantined" => "bị cách ly", "RestartRequired" => "chờ khởi động lại phần mềm",
        "Incompatible" => "không hợp với phần mềm", "Tampered" => "không còn nguyên vẹn", "MissingOnDisk" => "không có trên đĩa", _ => "không khởi động được",
    };

    public static string Act(string act) => act switch
    {
        "installed" => "cài", "upgraded" => "nâng cấp", "rolledBack" => "quay về bản cũ", "wentBack" => "tự quay về bản cũ", "enabled" => "bật", "disabled" => "tắt", "uninstalled" => "gỡ", "removed" => "bỏ bản cũ", _ => "lỗi",
    };
}
