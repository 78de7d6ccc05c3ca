using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace LangSon.Txct.Cli.Doctor;

/// <summary>What can be seen on this machine whether or not the host runs: folder, rights, space, database, settings, package. Nothing is changed.</summary>
/// <param name="data">The module's data folder.</param>
internal sealed class MachineLooks(string data)
{
    private const long LeastFree = 200L << 20, FewFree = 1L << 30;

    /// <summary>As the installed packages write them down.</summary>
    private const string ListName = "checksums.sha256";

    public IEnumerable<DoctorCheck> All() => Directory.Exists(data)
        ? [Folder(), Writing(), Space(), Database(), Settings(), Token(), Installed(), Account(), Proxy(), Zone()]
        : [new DoctorCheck("TXCT-DOC-001", "Thư mục dữ liệu", DoctorCheck.Bad, $"không có {data}", "Ghi đúng --data, hoặc khởi động phần mềm một lần để phân hệ tạo thư mục."), Account(), Proxy(), Zone()];

    private DoctorCheck Folder() => new("TXCT-DOC-001", "Thư mục dữ liệu", DoctorCheck.Good, Path.GetFullPath(data));

    private DoctorCheck Writing()
    {
        var probe = Path.Combine(data, $"doctor.{Guid.NewGuid():n}.tmp");
        try
        {
            File.WriteAllBytes(probe, [1]);
            File.Delete(probe);
            return new DoctorCheck("TXCT-DOC-002", "Quyền ghi", DoctorCheck.Good, $"tài khoản {Environment.UserName} ghi được");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new DoctorCheck("TXCT-DOC-002", "Quyền ghi", DoctorCheck.Bad, $"tài khoản {Environment.UserName} không ghi được: {exception.Message}", "Cho tài khoản chạy phần mềm quyền ghi vào thư mục dữ liệu, hoặc chạy lệnh bằng tài khoản ấy.");
        }
    }

    private DoctorCheck Space()
    {
        var free = new DriveInfo(Path.GetFullPath(data)).AvailableFreeSpace;
        var said = string.Create(CultureInfo.InvariantCulture, $"còn {free >> 20} MB");
        return free < FewFree
            ? new DoctorCheck("TXCT-DOC-003", "Chỗ trống trên đĩa", free < LeastFree ? DoctorCheck.Bad : DoctorCheck.Warning, said, "Dọn đĩa hoặc chuyển thư mục dữ liệu sang đĩa rộng hơn; cần ít nhất 1 GB.")
            : new DoctorCheck("TXCT-DOC-003", "Chỗ trống trên đĩa", DoctorCheck.Good, said);
    }

    private DoctorCheck Database()
    {
        var path = Path.Combine(data, "txct.db");
        if (!File.Exists(path))
        {
            return new DoctorCheck("TXCT-DOC-004", "Cơ sở dữ liệu", DoctorCheck.Info, "không có txct.db: phân hệ chưa chạy lần nào, hoặc dùng PostgreSQL");
        }

        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            var state = Ask(connection, "pragma quick_check(1)");
            return state == "ok"
                ? new DoctorCheck("TXCT-DOC-004", "Cơ sở dữ liệu", DoctorCheck.Good, $"lành, {Ask(connection, "select count(*) from txct_migration")} bước nâng cấp đã áp dụng")
                : Broken(state);
        }
        catch (SqliteException exception)
        {
            return Broken(exception.Message);
        }

        static DoctorCheck Broken(string why) => new("TXCT-DOC-004", "Cơ sở dữ liệu", DoctorCheck.Bad, $"không lành: {why}", "Dừng phần mềm, giữ nguyên thư mục dữ liệu, khôi phục bản sao lưu gần nhất.");
    }

    private DoctorCheck Settings()
    {
        var path = Path.Combine(data, "settings.json");
        try
        {
            return !File.Exists(path) ? new DoctorCheck("TXCT-DOC-005", "Thiết đặt trên trang quản trị", DoctorCheck.Good, "chưa đặt gì")
                : new DoctorCheck("TXCT-DOC-005", "Thiết đặt trên trang quản trị", DoctorCheck.Good, $"{JsonSerializer.Deserialize<Dictionary<string, string?>>(File.ReadAllBytes(path))!.Count} khóa");
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException or NullReferenceException)
        {
            return new DoctorCheck("TXCT-DOC-005", "Thiết đặt trên trang quản trị", DoctorCheck.Bad, $"không đọc được {path}: {exception.Message}", "Khởi động lại phần mềm: phân hệ để tệp hỏng sang bên và dùng bản trước đó; rồi đặt lại ở trang Cấu hình.");
        }
    }

    /// <summary>Whoever reads the token may ask the module: it is its owner's alone.</summary>
    private DoctorCheck Token()
    {
        var path = Path.Combine(data, "tool-token.json");
        return !File.Exists(path) ? new DoctorCheck("TXCT-DOC-006", "Mã của công cụ", DoctorCheck.Info, "chưa có: phân hệ chưa chạy")
            : !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0
                ? new DoctorCheck("TXCT-DOC-006", "Mã của công cụ", DoctorCheck.Bad, "tài khoản khác cũng đọc được", $"Chạy: chmod 600 {path}, rồi khởi động lại phần mềm để có mã mới.")
                : new DoctorCheck("TXCT-DOC-006", "Mã của công cụ", DoctorCheck.Good, "chỉ tài khoản của phần mềm đọc được");
    }

    /// <summary>The files of each version that was unpacked, against the list that came with them.</summary>
    private DoctorCheck Installed()
    {
        var versions = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(data))!, "versions");
        if (!Directory.Exists(versions))
        {
            return new DoctorCheck("TXCT-DOC-007", "Tệp của phân hệ", DoctorCheck.Info, "không thấy thư mục versions cạnh thư mục dữ liệu");
        }

        var changed = Directory.EnumerateDirectories(versions).Where(version => File.Exists(Path.Combine(version, ListName))).SelectMany(Changed).FirstOrDefault();
        return changed is null
            ? new DoctorCheck("TXCT-DOC-007", "Tệp của phân hệ", DoctorCheck.Good, $"nguyên vẹn ({string.Join(", ", Directory.EnumerateDirectories(versions).Select(Path.GetFileName))})")
            : new DoctorCheck("TXCT-DOC-007", "Tệp của phân hệ", DoctorCheck.Bad, $"đã bị thay đổi: {changed}", "Cài lại gói đúng phiên bản; nếu phần mềm diệt vi-rút đã xóa tệp, loại trừ thư mục này.");
    }

    private static IEnumerable<string> Changed(string version)
    {
        foreach (var line in File.ReadLines(Path.Combine(version, ListName)))
        {
            var parts = line.Split("  ", 2);
            var file = parts.Length == 2 ? Path.Combine(version, parts[1]) : null;
            if (file is null || !File.Exists(file) || !FileDigest.Of(file).Equals(parts[0], StringComparison.OrdinalIgnoreCase))
            {
                yield return file ?? line;
            }
        }
    }

    private static DoctorCheck Account() => new("TXCT-DOC-008", "Tài khoản chạy lệnh", DoctorCheck.Info, $"{Environment.UserDomainName}/{Environment.UserName}");

    private static DoctorCheck Proxy()
    {
        var said = new[] { "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY" }.Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name) ?? Environment.GetEnvironmentVariable(name.ToLowerInvariant())))
            .Where(each => !string.IsNullOrEmpty(each.Value)).Select(each => $"{each.Name}={WithoutPassword(each.Value!)}").ToList();
        return new DoctorCheck("TXCT-DOC-009", "Máy chủ trung gian (proxy)", DoctorCheck.Info, said.Count == 0 ? "không đặt" : string.Join(", ", said));
    }

    private static string WithoutPassword(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length > 0 ? address.Replace($"{uri.UserInfo}@", "", StringComparison.Ordinal) : address;

    private static DoctorCheck Zone()
    {
        try
        {
            return new DoctorCheck("TXCT-DOC-010", "Múi giờ Việt Nam", DoctorCheck.Good, TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh").Id);
        }
        catch (TimeZoneNotFoundException)
        {
            return new DoctorCheck("TXCT-DOC-010", "Múi giờ Việt Nam", DoctorCheck.Bad, "máy không biết Asia/Ho_Chi_Minh", "Cài gói múi giờ của hệ điều hành (tzdata), hoặc cập nhật Windows.");
        }
    }

    private static string Ask(SqliteConnection connection, string question)
    {
        using var command = connection.CreateCommand();
        command.CommandText = question;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }
}
