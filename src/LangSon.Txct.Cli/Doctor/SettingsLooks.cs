using LangSon.Txct.Cli.Settings;
using LangSon.Txct.Operations.Checks;
using LangSon.Txct.Planning;
using LangSon.Txct.Storage;
using LangSon.Txct.Transport.Host;
using Microsoft.Extensions.Configuration;

namespace LangSon.Txct.Cli.Doctor;

/// <summary>Whether the settings are right, and the files are there that they name.</summary>
internal sealed class SettingsLooks(DoctorPlace place)
{
    private static readonly string[] FileKeys = [$"{PlanningOptions.Section}:{nameof(PlanningOptions.PlanFile)}", $"{HostOptions.Section}:{nameof(HostOptions.DirectoryFile)}"];

    public IEnumerable<ModuleCheck> All() =>
    [
        new ModuleCheck("TXCT-DOC-019", "Thiết đặt đúng mẫu", "không khóa nào sai", _ => Task.FromResult(Form())),
        new ModuleCheck("TXCT-DOC-023", "Tệp mà thiết đặt nêu", "đọc được", _ => Task.FromResult(Files())),
    ];

    private Observation Form()
    {
        var said = place.Settings.AsEnumerable().Where(pair => pair.Value is not null).ToDictionary();

        // Not where the module's own file stands: a broken one would be put aside, and a look changes nothing.
        var faults = new SettingsFile($"{place.Data}.nowhere").FaultsOf(said.Where(pair => !IsOfHostAlone(pair.Key)).ToDictionary());
        return faults.Count == 0
            ? Observation.Good($"{said.Count} giá trị, đều đúng")
            : new Observation(CheckLevel.Bad, string.Join(" ", faults.Take(3)), "Sửa bằng “txct settings set”, ở trang Cấu hình, hoặc trong tệp thiết đặt của phần mềm.");
    }

    /// <summary>Lists and the database, which are checked when the module starts.</summary>
    private static bool IsOfHostAlone(string key) => key.StartsWith($"{StorageOptions.Section}:", StringComparison.Ordinal) || key.Split(':').Any(word => int.TryParse(word, out _));

    private Observation Files()
    {
        var named = FileKeys.Select(key => (Key: key, Path: place.Settings[key])).Where(each => !string.IsNullOrEmpty(each.Path)).ToList();
        foreach (var (key, path) in named)
        {
            try
            {
                using var file = File.OpenRead(path!);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return new Observation(CheckLevel.Bad, $"{key}: {exception.Message}", $"Chép tệp vào đúng chỗ, cho tài khoản chạy phần mềm quyền đọc, hoặc sửa {key}.");
            }
        }

        return named.Count == 0 ? new Observation(CheckLevel.Info, "thiết đặt đọc được ở đây không nêu tệp nào") : Observation.Good(string.Join(", ", named.Select(each => each.Path)));
    }
}
