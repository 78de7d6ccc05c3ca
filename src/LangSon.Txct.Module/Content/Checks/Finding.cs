using System.Globalization;

namespace LangSon.Txct.Content.Checks;

/// <summary>What follows from a check.</summary>
internal enum Verdict
{
    /// <summary>May go out.</summary>
    Publishable,

    /// <summary>A person decides.</summary>
    Held,

    /// <summary>Never goes out.</summary>
    Refused,
}

/// <summary>Why a file may not go out, in words on which its sender can act.</summary>
/// <param name="Code">A stable word: secret-mark, empty, no-number, …</param>
/// <param name="Message">A Vietnamese sentence that says what is wrong and what to do.</param>
internal sealed record Finding(Verdict Verdict, string Code, string Message)
{
    /// <summary>The finding with this code, in the words of <see cref="FindingTexts"/>.</summary>
    /// <param name="details">What the sentence has gaps for.</param>
    public static Finding Of(string code, params object?[] details)
    {
        var (verdict, message) = FindingTexts.Of(code);
        return new Finding(verdict, code, details.Length == 0 ? message : string.Format(CultureInfo.InvariantCulture, message, details));
    }
}
