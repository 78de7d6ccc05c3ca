using System.Globalization;

namespace LangSon.Txct.ReferenceHost.Sessions;

/// <summary>Days and instants as people read them.</summary>
internal static class Days
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string Word(DateOnly day) => day.ToString("dd/MM/yyyy", Vietnamese);

    public static string Word(DateTimeOffset instant) => instant.ToOffset(TimeSpan.FromHours(7)).ToString("HH:mm, dd/MM/yyyy", Vietnamese);
}
