using System.Globalization;

namespace LangSon.Txct.Central.Local;

/// <summary>Reads the directories from an Excel file with the sheets "Tổ", "Đại biểu" and "Kỳ họp".</summary>
internal static class DirectoryWorkbook
{
    private const int MostGroups = 99, MostLettersOfAnId = 50;

    private static readonly Dictionary<string, string> Kinds = new() { ["giữa năm"] = "MidYear", ["cuối năm"] = "YearEnd", ["chuyên đề"] = "Thematic" };

    private static readonly string[] Yes = ["x", "có", "1"];

    /// <summary>All that is wrong is told at once.</summary>
    /// <returns>Null where something is wrong.</returns>
    public static Directories? Read(byte[] file, DateTimeOffset writtenAt, out IReadOnlyList<DirectoryFault> faults)
    {
        List<DirectoryFault> found = [];
        faults = found;
        var groups = Groups(DirectorySheet.Open(file, "Tổ", found, "Số tổ", "Tên tổ"));
        var ids = groups.Select(group => group.Id).ToHashSet();
        var delegates = Delegates(DirectorySheet.Open(file, "Đại biểu", found, "Mã", "Họ và tên", "Số tổ"), ids);
        var sessions = Sessions(DirectorySheet.Open(file, "Kỳ họp", found, "Mã", "Loại", "Kỳ họp thứ", "Tên", "Khai mạc", "Bế mạc"));
        return found.Count == 0 ? new Directories(writtenAt, groups, delegates, sessions) : null;
    }

    private static IReadOnlyList<CentralGroup> Groups(DirectorySheet sheet)
    {
        HashSet<string> ids = [];
        return sheet.Read(row =>
        {
            var number = row.Count("Số tổ", MostGroups);
            if (!ids.Add(IdOf(number)))
            {
                row.Fault("Số tổ", "trùng với một dòng trên.", 0);
            }

            return new CentralGroup(IdOf(number), number, row.Required("Tên tổ"), row.Optional("Địa bàn"), DateOnly.MinValue, null, []);
        });
    }

    private static IReadOnlyList<CentralDelegate> Delegates(DirectorySheet sheet, HashSet<string> groups)
    {
        HashSet<string> ids = [];
        return sheet.Read(row =>
        {
            var group = IdOf(row.Count("Số tổ", MostGroups));
            if (!groups.Contains(group))
            {
                row.Fault("Số tổ", "không có trong trang “Tổ”.", 0);
            }

            return new CentralDelegate(
                Id(row, ids), row.Required("Họ và tên"), group, Yes.Contains(row.Optional("Tổ trưởng").ToLowerInvariant()),
                row.OptionalDay("Từ ngày") ?? DateOnly.MinValue, row.OptionalDay("Đến ngày"), []);
        });
    }

    private static IReadOnlyList<CentralSession> Sessions(DirectorySheet sheet)
    {
        HashSet<string> ids = [];
        return sheet.Read(row =>
        {
            var (opens, closes) = (row.Day("Khai mạc"), row.Day("Bế mạc"));
            if (closes < opens)
            {
                row.Fault("Bế mạc", "đứng trước ngày khai mạc.", 0);
            }

            return new CentralSession(Id(row, ids), row.Optional("Nhiệm kỳ"), row.OneOf("Loại", Kinds), row.Count("Kỳ họp thứ", 999), row.Required("Tên"), opens, closes, null, false);
        });
    }

    private static string Id(DirectorySheet.DirectoryRow row, HashSet<string> ids) =>
        row.Required("Mã", MostLettersOfAnId) is var id && ids.Add(id) ? id : row.Fault("Mã", "trùng với một dòng trên.", id);

    /// <summary>As claims and the module name a group: T01.</summary>
    private static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"T{number:00}");
}
