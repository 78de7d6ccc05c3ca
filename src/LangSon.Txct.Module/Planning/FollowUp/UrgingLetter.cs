using DocumentFormat.OpenXml;
using LangSon.Txct.Pages;
using LangSon.Txct.Planning.Drafts;
using LangSon.Txct.Planning.Schedule;

namespace LangSon.Txct.Planning.FollowUp;

/// <summary>A draft of the Office's letter (công văn đôn đốc) to groups, for register and signature, set as Decree 30/2020/NĐ-CP, annex I, has it.</summary>
internal static class UrgingLetter
{
    /// <param name="to">With what each owes; at least one.</param>
    public static byte[] Write(IReadOnlyList<FollowUpGroup> to) => DraftFile.Write(
    [
        DraftLook.Head("ĐOÀN ĐBQH VÀ HĐND TỈNH LẠNG SƠN", "VĂN PHÒNG", "…", "V/v gửi báo cáo, biên bản tiếp xúc cử tri"),
        .. Addressees(to), .. Text(to),
        DraftLook.Signature(["Như trên;", "Thường trực HĐND tỉnh (để báo cáo);", "Lưu: VT."], "CHÁNH VĂN PHÒNG"),
    ]);

    private static IEnumerable<OpenXmlElement> Addressees(IReadOnlyList<FollowUpGroup> to) =>
    [
        DraftLook.Line("", 14),
        DraftLook.Line(to.Count == 1 ? $"Kính gửi: Đồng chí Tổ trưởng {Name(to[0])}" : "Kính gửi: Các đồng chí Tổ trưởng:", 14),
        .. to.Count == 1 ? [] : to.Select(group => DraftLook.Line($"- {Name(group)};", 14)),
        DraftLook.Line("", 14),
    ];

    private static IEnumerable<OpenXmlElement> Text(IReadOnlyList<FollowUpGroup> to) =>
    [
        DraftLook.Body(
            "Thực hiện Kế hoạch tiếp xúc cử tri của Hội đồng nhân dân tỉnh, để kịp tổng hợp ý kiến, kiến nghị của cử tri báo cáo Thường trực Hội đồng nhân dân tỉnh, " +
            "Văn phòng trân trọng đề nghị đồng chí quan tâm, chỉ đạo gửi các văn bản sau:"),
        .. to.SelectMany(group => Owed(group, isNamed: to.Count > 1)),
        DraftLook.Body("Văn bản xin gửi về Văn phòng và đưa lên phần mềm Quản lý nghiệp vụ HĐND tỉnh. Nếu Tổ đã gửi, xin đồng chí bỏ qua văn bản này."),
        DraftLook.Body("Văn phòng trân trọng cảm ơn đồng chí./."),
        DraftLook.Line("", 14),
    ];

    private static IEnumerable<OpenXmlElement> Owed(FollowUpGroup group, bool isNamed) =>
    [
        .. isNamed ? (OpenXmlElement[])[DraftLook.Body($"{Name(group)}:")] : [],
        .. group.Items.Select(item => DraftLook.Body($"- {TypedText.Clean(item.What)}; thời hạn hết ngày {Words.Date(item.LastDay)}.")),
    ];

    private static string Name(FollowUpGroup group) => TypedText.Clean(group.Name);
}
