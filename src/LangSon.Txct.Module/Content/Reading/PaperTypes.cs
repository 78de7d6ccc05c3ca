namespace LangSon.Txct.Content.Reading;

/// <summary>Which type of paper it is, by its title, its notation and the words of its subject. The first rule that fits decides.</summary>
internal static class PaperTypes
{
    private static readonly (string Type, string Title, string[] Words)[] Rules =
    [
        ("Resolution", "NGHỊ QUYẾT", []),
        ("PlanAmendment", "THÔNG BÁO", ["kế hoạch", "tiếp xúc cử tri"]),
        ("SessionProgrammeNotice", "THÔNG BÁO", ["chương trình", "kỳ họp"]),
        ("OversightReport", "BÁO CÁO", ["giám sát"]),
        ("VerificationReport", "BÁO CÁO", ["thẩm tra"]),
        ("PetitionSummary", "BÁO CÁO", ["tổng hợp", "kiến nghị"]),
        ("PetitionResolutionReport", "BÁO CÁO", ["giải quyết", "kiến nghị"]),
        ("SessionResultReport", "BÁO CÁO", ["kết quả kỳ họp"]),
        ("SocioEconomicReport", "BÁO CÁO", ["kinh tế - xã hội"]),
        ("CouncilActivityReport", "BÁO CÁO", ["hoạt động", "hội đồng nhân dân"]),
        ("SpendingGuidance", "HƯỚNG DẪN", ["chi"]),
        ("InvitationLetter", "GIẤY MỜI", []),
        ("Plan", "KẾ HOẠCH", []),
    ];

    public static string? Of(string? title, string? subject, bool isForm)
    {
        if (isForm)
        {
            return title == "BIÊN BẢN" ? "MinutesForm" : "ReportOutline";
        }

        var words = subject?.ToLowerInvariant() ?? "";
        return title is null ? null : Rules.FirstOrDefault(rule => rule.Title == title && rule.Words.All(words.Contains)).Type ?? "Other";
    }
}
