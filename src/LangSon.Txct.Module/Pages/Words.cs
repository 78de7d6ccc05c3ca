using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LangSon.Txct.Pages;

/// <summary>Days, times, sizes and numbers as people here write them, whatever languages the machine knows.</summary>
internal static class Words
{
    private static readonly string[] Weekdays = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];
    private static readonly NumberFormatInfo Vietnamese = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    /// <summary>As in thứ Tư, 12/6/2024.</summary>
    public static string Day(DateOnly day) => $"{Weekdays[(int)day.DayOfWeek]}, {Date(day)}";

    /// <summary>As in 04/7/2024: a zero before days under 10 and months under 3, as Decree 30/2020 writes it (annex I).</summary>
    public static string Date(DateOnly day) => day.ToString(day.Month < 3 ? "dd/MM/yyyy" : "dd/M/yyyy", CultureInfo.InvariantCulture);

    /// <summary>As in 08:05; with the day if that is not today.</summary>
    public static string Moment(DateTimeOffset moment, DateOnly today)
    {
        var here = VietNam.At(moment);
        var day = DateOnly.FromDateTime(here.DateTime);
        var clock = here.ToString("HH:mm", CultureInfo.InvariantCulture);
        return day == today ? clock : $"{clock} ngày {Date(day)}";
    }

    /// <summary>As in 412 KB, 1,4 MB or 70,4 GB.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1 << 20 => $"{Math.Max(1, (bytes + 1023) >> 10)} KB",
        < 1 << 30 => $"{((double)bytes / (1 << 20)).ToString("#,0.#", Vietnamese)} MB",
        _ => $"{((double)bytes / (1 << 30)).ToString("#,0.#", Vietnamese)} GB",
    };

    /// <summary>A short sign by which a browser tells one account from another, and from which nobody tells the account.</summary>
    public static string Mark(string account) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"txct {account}")))[..12];

    /// <summary>For the datetime of a time element.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
