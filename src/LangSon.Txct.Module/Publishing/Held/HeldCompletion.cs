using System.Globalization;
using LangSon.Txct.Central;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Publishing.Held;

/// <summary>What a person fills in for a held file, as he typed it.</summary>
/// <param name="Number">Number and notation together, as in 305/BC-UBND; empty for forms and annexes.</param>
/// <param name="IssuedOn">yyyy-MM-dd or d/M/yyyy; empty for forms.</param>
internal sealed record HeldCompletion(
    string Type, string Number, string IssuedOn, string Issuer, string Subject, string Signer, IReadOnlyList<string> Rounds, bool IsCorrection)
{
    private static readonly string[] DateForms = ["yyyy-MM-dd", "d/M/yyyy", "dd/MM/yyyy"];
    private static readonly string[] Forms = ["ReportOutline", "MinutesForm"];

    public bool IsForm => Forms.Contains(Type);

    /// <summary>The fields as they were read, for the person to complete.</summary>
    public static HeldCompletion From(RegisteredFile file) => new(
        file.Read?.Type ?? "", file.Read is { Number: { } number } read ? $"{number}/{read.Notation}" : "",
        file.Read?.IssuedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        file.Read?.Issuer ?? "", file.Read?.Subject ?? "", file.Read?.Signer ?? "", file.Read?.Rounds ?? [], false);

    /// <summary>The fields as of another version of a document: what tells the document is its own, what the file does not say is as it was.</summary>
    public HeldCompletion Correcting(DocumentMetadata document) => new(
        document.Type, document.FullNumber() ?? "", Or(IssuedOn, document.IssuedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), document.Issuer ?? "",
        Or(Subject, document.Subject), Or(Signer, document.Signer), document.Rounds, true);

    private static string Or(string read, string? before) => read.Length > 0 ? read : before ?? "";

    public IEnumerable<FieldFault> Faults(YearPlan plan)
    {
        if (!plan.PaperTypes.Any(type => type.Code == Type))
        {
            yield return new(nameof(Type), "Xin chọn loại văn bản.");
        }

        if (!IsForm && DocumentNumber.Find(Number) is null)
        {
            yield return new(nameof(Number), "Xin ghi số, ký hiệu như trên văn bản, ví dụ 305/BC-UBND.");
        }

        if (!IsForm && Day is null)
        {
            yield return new(nameof(IssuedOn), "Xin ghi ngày ban hành, ví dụ 06/6/2024.");
        }

        if (!IsForm && string.IsNullOrWhiteSpace(Issuer))
        {
            yield return new(nameof(Issuer), "Xin ghi cơ quan ban hành.");
        }

        if (string.IsNullOrWhiteSpace(Subject))
        {
            yield return new(nameof(Subject), "Xin ghi trích yếu.");
        }

        if (Rounds.Count == 0 || Rounds.Any(id => plan.Rounds.All(round => round.Id != id)))
        {
            yield return new(nameof(Rounds), "Xin chọn ít nhất một đợt tiếp xúc cử tri.");
        }
    }

    /// <summary>The fields as a document's metadata. Only after <see cref="Faults"/> found none.</summary>
    public DocumentMetadata ToMetadata(string? sessionId)
    {
        var number = DocumentNumber.Find(Number);
        return new DocumentMetadata(
            Type, number?.Number, number?.Notation, Day, Blank(Issuer), Subject.Trim(), Blank(Signer), sessionId, Rounds, ["delegates"]);
    }

    private DateOnly? Day => DateOnly.TryParseExact(IssuedOn.Trim(), DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Blank(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
