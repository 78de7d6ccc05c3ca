using System.Globalization;
using LangSon.Txct.Pages;

namespace LangSon.Txct.Publishing.Held;

/// <summary>The form's fields as a browser sends them: any may be absent.</summary>
public sealed class HeldForm
{
    public string? Type { get; set; }
    public string? Number { get; set; }
    public string? IssuedOn { get; set; }
    public string? Issuer { get; set; }
    public string? Subject { get; set; }
    public string? Signer { get; set; }
    public List<string>? Rounds { get; set; }
    public bool IsCorrection { get; set; }

    internal static HeldForm Of(HeldCompletion completion) => new()
    {
        Type = completion.Type, Number = completion.Number, IssuedOn = Written(completion.IssuedOn), Issuer = completion.Issuer,
        Subject = completion.Subject, Signer = completion.Signer, Rounds = [.. completion.Rounds], IsCorrection = completion.IsCorrection,
    };

    internal HeldCompletion ToCompletion() => new(
        Type ?? "", Number ?? "", IssuedOn ?? "", Issuer ?? "", Subject ?? "", Signer ?? "", Rounds ?? [], IsCorrection);

    /// <summary>A day that was read, as it is written here; anything else as it was typed.</summary>
    private static string Written(string day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Words.Date(date) : day;
}
