using System.Text.RegularExpressions;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Content.Reading.Facts;

namespace LangSon.Txct.Planning.Schedule.Reading;

/// <summary>Reads the meetings out of the tables of a group's plan. Guesses nothing: what it cannot tell it hands on as it is written.</summary>
internal sealed partial class ScheduleReading
{
    /// <summary>The most meetings taken from one file; a group has about five a round.</summary>
    public const int MostRows = 200;

    private readonly int year;
    private readonly DateOnly dayZero;

    /// <summary>A day printed once stands for the rows below it.</summary>
    private DateOnly? lastDay;
    private string lastDayText = "";

    private ScheduleReading(int year, DateOnly dayZero) => (this.year, this.dayZero) = (year, dayZero);

    /// <param name="year">Of days written without one.</param>
    /// <returns>In the order of the file; empty if no table has columns of day and place.</returns>
    public static IReadOnlyList<ScheduleRow> Of(IReadOnlyList<FileTable> tables, int year) =>
        [.. tables.SelectMany(table => new ScheduleReading(year, table.DayZero).Read(Cleaned(table))).Take(MostRows)];

    private IEnumerable<ScheduleRow> Read(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        ScheduleColumns? columns = null;
        for (var index = 0; index < rows.Count; index++)
        {
            if (ScheduleColumns.Find(rows[index], index + 1 < rows.Count ? rows[index + 1] : null, out var headingRows) is { } found)
            {
                columns = found;
                index += headingRows - 1;
            }
            else if (rows[index].Any(cell => Closing().IsMatch(cell)))
            {
                columns = null;
            }
            else if (columns is not null && Read(columns, rows[index]) is { } row)
            {
                yield return row;
            }
        }
    }

    /// <returns>Null if the row is no meeting: blank, the columns' numbers, or words over a part of the table.</returns>
    private ScheduleRow? Read(ScheduleColumns columns, IReadOnlyList<string> row)
    {
        var words = row.Where(cell => cell.Length > 0).Distinct().ToList();
        if (words.Count == 0 || words.All(cell => ColumnNumber().IsMatch(cell)))
        {
            return null;
        }

        if (words.Count == 1 || Sum().IsMatch(words[0]) || columns.Numbers(row).Any(number => PartNumber().IsMatch(number)))
        {
            Remember(DayOf(words), words);
            return null;
        }

        return Row(columns, row);
    }

    private ScheduleRow? Row(ScheduleColumns columns, IReadOnlyList<string> row)
    {
        var cells = columns.Days(row);
        var own = DayOf(cells);
        var place = Blanks().Replace(string.Join(", ", columns.Places(row)), " ");
        var delegates = DelegateNames.In(string.Join('\n', columns.Delegates(row)));
        var timeText = string.Join(' ', [own.Rest, .. columns.Times(row).Select(SheetNumbers.TimeOf)]).Trim();
        if (place.Length == 0 && delegates.Count == 0 && (cells.Count == 0 || timeText.Length == 0))
        {
            return null;
        }

        Remember(own, cells);
        var isDayless = own is { Day: null, IsUnclear: false } && WrittenTime.Read(own.Rest).Rest.Length == 0;
        var (day, written) = isDayless ? (lastDay, lastDayText) : (own.Day, string.Join(' ', cells));
        return With(new ScheduleRow(day, null, null, place, delegates), written, timeText);
    }

    /// <summary>The day that one of the cells tells, and what else they tell.</summary>
    private WrittenDay DayOf(IReadOnlyList<string> cells)
    {
        var read = cells.Select(cell => WrittenDay.Read(SheetNumbers.DayOf(cell, dayZero) is null ? SheetNumbers.TimeOf(cell) : cell, year, dayZero)).ToList();
        var days = read.Select(cell => cell.Day).OfType<DateOnly>().Distinct().ToList();
        return new WrittenDay(days is [var day] ? day : null, days.Count > 1 || read.Any(cell => cell.IsUnclear), string.Join(' ', read.Select(cell => cell.Rest)).Trim());
    }

    private void Remember(WrittenDay day, IReadOnlyList<string> cells)
    {
        if (day is { Day: not null } or { IsUnclear: true })
        {
            (lastDay, lastDayText) = (day.Day, string.Join(' ', cells));
        }
    }

    private static ScheduleRow With(ScheduleRow row, string dayText, string timeText)
    {
        var time = WrittenTime.Read(timeText);
        List<string> findings = [];
        if (row.Day is null)
        {
            findings.Add(dayText.Length == 0 ? "Chưa có ngày. Xin điền ngày." : $"Không đọc được ngày “{OneLine(dayText)}”. Xin điền một ngày.");
        }

        if (time.IsPartOfDay)
        {
            findings.Add($"Chỉ ghi “{OneLine(timeText)}”, chưa có giờ. Xin điền giờ; chưa biết thì để trống.");
        }
        else if (time.IsUnclear || (time is { From: null, Rest.Length: > 0 } && row.Day is not null))
        {
            findings.Add($"Không đọc được giờ “{OneLine(timeText)}”. Xin điền giờ; chưa biết thì để trống.");
        }

        if (row.Place.Length == 0)
        {
            findings.Add("Chưa có địa điểm. Xin điền địa điểm.");
        }

        return row with
        {
            From = time.From, To = time.To, Findings = findings,
            UnreadDay = row.Day is null ? OneLine(dayText) : "",
            UnreadTime = time.IsPartOfDay || time.IsUnclear || time is { From: null, Rest.Length: > 0 } ? OneLine(timeText) : "",
        };
    }

    private static string OneLine(string text) => Blanks().Replace(text, " ").Trim();

    private static IReadOnlyList<IReadOnlyList<string>> Cleaned(FileTable table) =>
        [.. table.Rows.Select(row => row.Select(cell => Composed.Of(cell).Replace('\u00A0', ' ').Trim()).ToList())];

    /// <summary>A row that numbers the columns: (1), (2), (3).</summary>
    [GeneratedRegex(@"^\(?\d{1,2}\)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ColumnNumber();

    /// <summary>A part of the table, as in I or A, where meetings have 1, 2, 3.</summary>
    [GeneratedRegex(@"^[IVXA-F]+\.?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PartNumber();

    [GeneratedRegex(@"^(?:tổng|cộng)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Sum();

    /// <summary>What stands below a table: whom it goes to, who signs.</summary>
    [GeneratedRegex(@"^(?:nơi nhận|TM\.|KT\.)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Closing();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blanks();
}
