using System.Globalization;

namespace LangSon.Txct.Planning.Schedule.Reading;

/// <summary>Days and times as Excel keeps them: days since its day zero, and a part of a day.</summary>
internal static class SheetNumbers
{
    /// <summary>Within about a century of now; other numbers are no days.</summary>
    private const double LeastDay = 20_000, MostDay = 80_000;

    private const int MinutesOfDay = 24 * 60;

    public static DateOnly? DayOf(string cell, DateOnly dayZero) => Number(cell) is >= LeastDay and < MostDay and var days ? dayZero.AddDays((int)days) : null;

    /// <summary>The part of a day as a time, as in 08:30; empty if there is none. What is no number stays as it is.</summary>
    public static string TimeOf(string cell) => Number(cell) switch
    {
        null or (>= 1 and < LeastDay) or >= MostDay => cell,
        var number => Math.Round((number.Value - Math.Floor(number.Value)) * MinutesOfDay) is > 0 and < MinutesOfDay and var minutes ? $"{TimeOnly.MinValue.AddMinutes(minutes):HH:mm}" : "",
    };

    private static double? Number(string cell) => double.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
