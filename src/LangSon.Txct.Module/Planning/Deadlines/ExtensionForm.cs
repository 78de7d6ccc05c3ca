using System.Globalization;

namespace LangSon.Txct.Planning.Deadlines;

/// <summary>What the Office types to grant more time.</summary>
/// <param name="Meeting">Empty where the deadline belongs to no single meeting.</param>
/// <param name="Until">yyyy-MM-dd as browsers send it, or dd/MM/yyyy as people type it.</param>
public sealed record ExtensionForm(string? Rule, string? Subject, string? Meeting, string? Until, string? Reason)
{
    private const int ShortestReason = 5, LongestReason = 500;

    private static readonly string[] Formats = ["yyyy-MM-dd", "d/M/yyyy"];

    /// <summary>Whether it means this row.</summary>
    public bool IsOf(DeadlineRow row) => (row.Rule, row.Subject, row.Meeting ?? "") == (Rule, Subject, Meeting ?? "");

    public DateOnly? Day => DateOnly.TryParseExact(Until?.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What is wrong with it and what to do; null if nothing is.</summary>
    public string? Fault(DeadlineRow row) => Day switch
    {
        null => "Xin ghi ngày gia hạn, ví dụ 28/6/2024.",
        { } day when day <= row.Due => "Ngày gia hạn phải sau hạn cũ. Xin chọn ngày khác.",
        { } day when day > row.Due.AddYears(1) => "Ngày gia hạn quá xa. Xin xem lại năm.",
        _ => WrittenReason.Length switch
        {
            < ShortestReason => "Xin ghi lý do gia hạn.",
            > LongestReason => $"Lý do dài quá {LongestReason} chữ. Xin viết gọn lại.",
            _ => null,
        },
    };

    public string WrittenReason => string.Join(' ', (Reason ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
