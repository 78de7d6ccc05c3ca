using System.Globalization;
using System.Text;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Cli.Inspect;

/// <summary>An inspected file as a line of JSON, or as a block for people.</summary>
internal static class InspectReport
{
    private static readonly Dictionary<string, string> Verdicts = new()
    {
        ["publishable"] = "Đăng được", ["held"] = "Chờ người xem", ["refused"] = "Từ chối", ["ignored"] = "Bỏ qua, không phải văn bản",
    };

    public static string ToJson(InspectedFile file) => CommandJson.Write(
        new
        {
            file.Path,
            file.Verdict,
            Reasons = file.Findings.Select(finding => finding.Code),
            file.Facts?.Type,
            file.Facts?.Number,
            file.Facts?.Notation,
            file.Facts?.IssuedOn,
            file.Facts?.Issuer,
            file.Facts?.Subject,
            file.Facts?.Signer,
            Session = file.Rounds?.SessionId,
            Rounds = file.Rounds?.Rounds ?? [],
            file.Facts?.Relations,
            file.Sha256,
        });

    public static string ToText(InspectedFile file, YearPlan plan)
    {
        var text = new StringBuilder();
        text.AppendLine(Shown(file.Path)).AppendLine($"  {Verdicts[file.Verdict]}");
        foreach (var finding in file.Findings)
        {
            text.AppendLine($"  - {finding.Code}: {finding.Message}");
        }

        if (file.Facts is { } facts)
        {
            Add(text, "Loại", plan.PaperTypes.FirstOrDefault(type => type.Code == facts.Type)?.Label ?? facts.Type);
            Add(text, "Số, ký hiệu", facts.FullNumber);
            Add(text, "Ngày ban hành", facts.IssuedOn?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
            Add(text, "Cơ quan ban hành", facts.Issuer);
            Add(text, "Trích yếu", facts.Subject);
            Add(text, "Người ký", facts.Signer);
            Add(text, "Chữ ký số", facts.Signature is { Holds: true } signature ? signature.By : null);
            Add(text, "Đợt", string.Join("; ", plan.Rounds.Where(round => file.Rounds?.Rounds.Contains(round.Id) == true).Select(round => round.Title)));
            Add(text, "Thay thế", facts.Relations.Replaces);
            Add(text, "Đính chính", facts.Relations.Corrects);
            Add(text, "Thu hồi", facts.Relations.Withdraws);
            Add(text, "Sửa đổi, bổ sung", facts.Relations.Amends);
            Add(text, "Kèm theo", facts.Relations.AnnexOf);
        }

        return text.ToString();
    }

    /// <summary>A path without signs that a terminal would act upon.</summary>
    public static string Shown(string path) => string.Concat(path.EnumerateRunes().Select(rune =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? "\uFFFD" : rune.ToString()));

    private static void Add(StringBuilder text, string label, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.AppendLine($"  {label}: {Shown(value)}");
        }
    }
}
