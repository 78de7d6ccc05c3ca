using LangSon.Txct.Operations.Checks;

namespace LangSon.Txct.Cli.Doctor;

/// <summary>Who looks, and in which time zone.</summary>
internal sealed class MachineLooks(DoctorPlace place)
{
    public IEnumerable<ModuleCheck> All() =>
    [
        new ModuleCheck("TXCT-DOC-008", "Tài khoản chạy lệnh", "tài khoản của phần mềm", _ => Task.FromResult(Account())),
        new ModuleCheck("TXCT-DOC-010", "Múi giờ Việt Nam", "UTC+7", _ => Task.FromResult(Zone())),
    ];

    /// <summary>An account that may do everything tells nothing of what the host's may do.</summary>
    private Observation Account()
    {
        var me = $"{Environment.UserDomainName}/{Environment.UserName}";
        return place.IsPrivileged
            ? new Observation(CheckLevel.Info, $"{me}, có mọi quyền: các mục quyền ở trên không cho biết quyền của phần mềm", "Chạy lại bằng tài khoản của phần mềm để biết quyền của nó.")
            : Observation.Good(me);
    }

    private Observation Zone()
    {
        try
        {
            var zone = place.FindZone("Asia/Ho_Chi_Minh");
            return zone.BaseUtcOffset == TimeSpan.FromHours(7)
                ? Observation.Good($"{zone.Id}, UTC+7; múi giờ của máy: {TimeZoneInfo.Local.Id}")
                : new Observation(CheckLevel.Bad, $"{zone.Id} là UTC{zone.BaseUtcOffset:hh\\:mm}", "Cập nhật dữ liệu múi giờ của máy.");
        }
        catch (TimeZoneNotFoundException)
        {
            return new Observation(CheckLevel.Bad, "máy không biết Asia/Ho_Chi_Minh", "Cài gói múi giờ của hệ điều hành (tzdata), hoặc cập nhật Windows.");
        }
    }
}
