using System.Text.RegularExpressions;

namespace LangSon.Txct.Content.Reading.Facts;

/// <summary>Which type of paper it is, by its title and the words of its subject. The first rule that fits decides.</summary>
internal static partial class PaperTypes
{
    /// <summary>Words of one rule must all be there; those parted by a bar are as good as each other.</summary>
    private static readonly (string Type, string[] Titles, string[] Words)[] Rules =
    [
        ("Resolution", ["NGHỊ QUYẾT"], []),
        ("PlanAmendment", ["THÔNG BÁO", "KẾ HOẠCH", "CÔNG VĂN", "QUYẾT ĐỊNH"], ["điều chỉnh|bổ sung|sửa đổi|thay đổi", "kế hoạch|lịch", "tiếp xúc cử tri|txct"]),
        ("SessionProgrammeNotice", ["THÔNG BÁO", "CHƯƠNG TRÌNH"], ["chương trình|nội dung|thời gian", "kỳ họp"]),
        ("VerificationReport", ["BÁO CÁO"], ["thẩm tra"]),
        ("OversightReport", ["BÁO CÁO"], ["giám sát"]),
        ("PetitionResolutionReport", ["BÁO CÁO"], ["giải quyết|trả lời", "kiến nghị|kncct|knct"]),
        ("PetitionSummary", ["BÁO CÁO"], ["tổng hợp", "kiến nghị|ý kiến"]),
        ("SessionResultReport", ["BÁO CÁO", "THÔNG BÁO"], ["kết quả kỳ họp|kết quả các kỳ họp|kết quả của kỳ họp"]),
        ("SocioEconomicReport", ["BÁO CÁO"], ["kinh tế-xã hội|kinh tế xã hội|kt-xh|ktxh"]),
        ("DelegateActivityReport", ["BÁO CÁO"], ["hoạt động của đại biểu|hoạt động của các đại biểu|hoạt động đại biểu|nhiệm vụ của đại biểu|nhiệm vụ đại biểu"]),
        ("CouncilActivityReport", ["BÁO CÁO"], ["hoạt động|công tác", "hội đồng nhân dân|hđnd"]),
        ("PolicyInformation", ["THÔNG TIN", "TÀI LIỆU", "THÔNG BÁO", "BÁO CÁO"], ["chính sách|nghị quyết", "thông tin|tuyên truyền|phổ biến|giới thiệu"]),
        ("PolicyInformation", ["THÔNG TIN"], ["chính sách|nghị quyết"]),
        ("SpendingGuidance", ["HƯỚNG DẪN", "CÔNG VĂN"], ["mức chi|chế độ chi|nội dung chi|kinh phí|thanh toán|chi tiêu|chi cho|chi phục vụ|hướng dẫn chi|một số chế độ"]),
        ("SpendingGuidance", ["HƯỚNG DẪN"], ["chi "]),
        ("InvitationLetter", ["GIẤY MỜI"], []),
        ("Plan", ["KẾ HOẠCH"], []),
    ];

    /// <param name="title">The kind as printed; of an annex: its parent's.</param>
    /// <param name="words">The subject, and what the title's line says besides the kind.</param>
    /// <returns>Null where not even the kind is known.</returns>
    public static string? Of(string? title, string? words, bool isForm)
    {
        if (isForm && title is "BIÊN BẢN" or "MẪU BIÊN BẢN")
        {
            return "MinutesForm";
        }

        if (isForm && title is "BÁO CÁO" or "ĐỀ CƯƠNG" or "MẪU")
        {
            return "ReportOutline";
        }

        var folded = Dashes().Replace((words ?? "").ToLowerInvariant(), "-");
        return title is null ? null : Rules.FirstOrDefault(rule => rule.Titles.Contains(title) && rule.Words.All(word => word.Split('|').Any(folded.Contains))).Type ?? "Other";
    }

    [GeneratedRegex(@"\s*[-–—]\s*")]
    private static partial Regex Dashes();
}
