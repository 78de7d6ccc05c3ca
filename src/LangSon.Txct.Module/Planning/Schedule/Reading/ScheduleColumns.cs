using System.Text.RegularExpressions;

namespace LangSon.Txct.Planning.Schedule.Reading;

/// <summary>What stands in which column, by the words of its heading: no two groups head their tables alike.</summary>
internal sealed partial class ScheduleColumns
{
    private readonly IReadOnlyList<Kind> kinds;

    private ScheduleColumns(IReadOnlyList<Kind> kinds) => this.kinds = kinds;

    private enum Kind { None, Number, Day, Time, DayAndTime, Place, Unit, Delegates }

    /// <summary>Columns that may hold the day.</summary>
    public IReadOnlyList<string> Days(IReadOnlyList<string> row) => Of(row, Kind.Day, Kind.DayAndTime);

    public IReadOnlyList<string> Times(IReadOnlyList<string> row) => Of(row, Kind.Time);

    /// <summary>The commune's column stands for the place where there is no other.</summary>
    public IReadOnlyList<string> Places(IReadOnlyList<string> row) => Of(row, kinds.Contains(Kind.Place) ? Kind.Place : Kind.Unit);

    public IReadOnlyList<string> Delegates(IReadOnlyList<string> row) => Of(row, Kind.Delegates);

    public IReadOnlyList<string> Numbers(IReadOnlyList<string> row) => Of(row, Kind.Number);

    /// <summary>Reads a heading of one or two rows; null if the row is none of a schedule.</summary>
    /// <param name="below">The next row; null if there is none.</param>
    /// <param name="rows">How many rows it takes.</param>
    public static ScheduleColumns? Find(IReadOnlyList<string> row, IReadOnlyList<string>? below, out int rows)
    {
        rows = 1;
        List<Kind> kinds = [.. row.Select(KindOf)];
        var isHeading = (kinds.Contains(Kind.Place) || kinds.Contains(Kind.Unit)) && (kinds.Contains(Kind.Day) || kinds.Contains(Kind.DayAndTime));
        if (!isHeading)
        {
            return null;
        }

        if (below is not null && Enumerable.Range(0, Math.Min(row.Count, below.Count)).Any(column => IsPartOf(kinds[column], below[column])))
        {
            rows = 2;
            kinds = [.. kinds.Select((kind, column) => column < below.Count && IsPartOf(kind, below[column]) ? KindOf(below[column]) : kind)];
        }

        return new ScheduleColumns(kinds);
    }

    /// <summary>As "Ngày" and "Giờ" below "Thời gian".</summary>
    private static bool IsPartOf(Kind above, string words) =>
        above is Kind.Day or Kind.Time or Kind.DayAndTime && PartOfTime().IsMatch(words.Trim());

    private static Kind KindOf(string heading) => Folded(heading) switch
    {
        "tt" or "stt" or "số tt" or "số thứ tự" => Kind.Number,
        var words when words.Length is 0 or > 80 || words.Any(char.IsAsciiDigit) => Kind.None,
        var words when words.Contains("địa điểm", StringComparison.Ordinal) || words.Contains("nơi tiếp xúc", StringComparison.Ordinal) || words.StartsWith("điểm tiếp xúc", StringComparison.Ordinal) => Kind.Place,
        var words when words.Contains("thời gian", StringComparison.Ordinal) || (words.Contains("ngày", StringComparison.Ordinal) && words.Contains("giờ", StringComparison.Ordinal)) => Kind.DayAndTime,
        var words when words.Contains("ngày", StringComparison.Ordinal) => Kind.Day,
        var words when words.StartsWith("giờ", StringComparison.Ordinal) || words.StartsWith("buổi", StringComparison.Ordinal) => Kind.Time,
        var words when words.Contains("đại biểu", StringComparison.Ordinal) && !Counting().IsMatch(words) => Kind.Delegates,
        var words when words.StartsWith("xã", StringComparison.Ordinal) || words.StartsWith("phường", StringComparison.Ordinal) => Kind.Unit,
        _ => Kind.None,
    };

    private static string Folded(string heading) => Blanks().Replace(heading, " ").Trim().TrimEnd('.', ':').ToLowerInvariant();

    private IReadOnlyList<string> Of(IReadOnlyList<string> row, params Kind[] wanted) =>
        [.. row.Where((_, column) => column < kinds.Count && wanted.Contains(kinds[column])).Where(cell => cell.Length > 0).Distinct()];

    /// <summary>The group, or how many they are: not who they are.</summary>
    [GeneratedRegex(@"^(?:số|tổng|tổ đại biểu)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Counting();

    [GeneratedRegex(@"^(?:thứ,?\s*)?(?:ngày(?:,?\s*tháng(?:,?\s*năm)?)?|giờ|buổi)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PartOfTime();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blanks();
}
