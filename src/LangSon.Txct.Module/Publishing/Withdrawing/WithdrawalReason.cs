using LangSon.Txct.Content.Reading;

namespace LangSon.Txct.Publishing.Withdrawing;

/// <summary>Why a document is withdrawn: readers see it in its place.</summary>
internal static class WithdrawalReason
{
    private const int Shortest = 10, Longest = 500;

    /// <summary>What is wrong with it and what to do; null if nothing is.</summary>
    public static string? Fault(string? reason) => Written(reason ?? "").Length switch
    {
        < Shortest => "Xin ghi rõ lý do; đại biểu sẽ đọc thấy lý do này.",
        > Longest => $"Lý do dài quá {Longest} chữ. Xin viết gọn lại.",
        _ => null,
    };

    /// <summary>What is wrong with the number of the paper that orders it; null if nothing is.</summary>
    public static string? NumberFault(string? number) =>
        DocumentNumber.Find(number ?? "") is null ? "Xin ghi số, ký hiệu của văn bản thu hồi, ví dụ 12/QĐ-HĐND. Nếu chỉ là đăng nhầm, xin dùng “Gỡ khỏi phần mềm”." : null;

    public static string Written(string reason) => string.Join(' ', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
