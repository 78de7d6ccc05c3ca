using System.Globalization;
using System.Text.Json;
using LangSon.Txct.Operations.Backup;
using LangSon.Txct.Operations.Checks;
using LangSon.Txct.Operations.Tool;
using LangSon.Txct.Storage;
using Microsoft.Data.Sqlite;

namespace LangSon.Txct.Cli.Doctor;

/// <summary>Whether what the module has written is sound: database, settings, token.</summary>
internal sealed class DataLooks(DoctorPlace place)
{
    private const string Restore = "Dừng phần mềm, giữ nguyên thư mục dữ liệu, khôi phục bản sao lưu gần nhất.";

    private string DatabasePath => Path.Combine(place.Data, DataCopy.Database);

    public IEnumerable<ModuleCheck> All() =>
    [
        new ModuleCheck("TXCT-DOC-004", "Cơ sở dữ liệu", "nguyên vẹn", _ => Task.FromResult(Asked(Database, Broken))),
        new ModuleCheck("TXCT-DOC-020", "Bước nâng cấp cơ sở dữ liệu", "như bản phân hệ này", _ => Task.FromResult(Asked(Steps, why => new Observation(CheckLevel.Info, $"chưa biết: {why}")))),
        new ModuleCheck("TXCT-DOC-005", "Thiết đặt trên trang quản trị", "đọc được", _ => Task.FromResult(Settings())),
        new ModuleCheck("TXCT-DOC-006", "Mã của công cụ", "chỉ chủ của nó đọc được", _ => Task.FromResult(Token())),
    ];

    /// <summary>Opened for each question, to be read only.</summary>
    private Observation Asked(Func<SqliteConnection, Observation> question, Func<string, Observation> failed)
    {
        if (!File.Exists(DatabasePath))
        {
            return new Observation(CheckLevel.Info, $"không có {DataCopy.Database}: phân hệ chưa chạy lần nào, hoặc dùng PostgreSQL");
        }

        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = DatabasePath, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return question(connection);
        }
        catch (SqliteException exception)
        {
            return failed(exception.Message);
        }
    }

    private static Observation Database(SqliteConnection connection) => Rows(connection, "pragma quick_check(1)").First().Key is var state && state == "ok" ? Observation.Good("lành") : Broken(state);

    private static Observation Broken(string why) => new(CheckLevel.Bad, $"không lành: {why}", Restore);

    private static Observation Steps(SqliteConnection connection)
    {
        var (known, applied) = (Migrations.Known(SqlDialect.Sqlite), Rows(connection, "select name, sha256 from txct_migration").ToDictionary());
        return applied.Where(step => known.GetValueOrDefault(step.Key) != step.Value).Select(step => step.Key).Order(StringComparer.Ordinal).ToList() switch
        {
            [var strange, ..] => new Observation(CheckLevel.Bad, $"bước {strange} không phải của bản này: dữ liệu do bản mới hơn ghi", "Cài bản phân hệ đã ghi dữ liệu này, hoặc quay về bằng “txct rollback”."),
            _ when applied.Count < known.Count => new Observation(CheckLevel.Info, $"{applied.Count}/{known.Count} bước; {known.Count - applied.Count} bước chạy khi khởi động"),
            _ => Observation.Good(string.Create(CultureInfo.InvariantCulture, $"đủ {known.Count} bước")),
        };
    }

    private Observation Settings()
    {
        var path = Path.Combine(place.Data, "settings.json");
        try
        {
            return Observation.Good(File.Exists(path) ? $"{JsonSerializer.Deserialize<Dictionary<string, string?>>(File.ReadAllBytes(path))?.Count ?? 0} khóa" : "chưa đặt gì");
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return new Observation(CheckLevel.Bad, $"không đọc được {path}: {exception.Message}", "Khởi động lại phần mềm: phân hệ để tệp hỏng sang bên và dùng bản trước đó; rồi đặt lại ở trang Cấu hình.");
        }
    }

    /// <summary>Whoever reads the token may ask the module: it is its owner's alone.</summary>
    private Observation Token()
    {
        var path = Path.Combine(place.Data, ToolToken.FileName);
        return !File.Exists(path) ? new Observation(CheckLevel.Info, "chưa có: phân hệ chưa chạy")
            : !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0
                ? new Observation(CheckLevel.Bad, "tài khoản khác cũng đọc được", $"Chạy: chmod 600 {path}, rồi khởi động lại phần mềm để có mã mới.")
                : Observation.Good("chỉ tài khoản của phần mềm đọc được");
    }

    private static IEnumerable<KeyValuePair<string, string>> Rows(SqliteConnection connection, string question)
    {
        using var command = connection.CreateCommand();
        command.CommandText = question;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return new KeyValuePair<string, string>(reader.GetString(0), reader.FieldCount > 1 ? reader.GetString(1) : "");
        }
    }
}
