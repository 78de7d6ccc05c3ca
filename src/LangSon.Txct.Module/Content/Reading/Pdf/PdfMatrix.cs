namespace LangSon.Txct.Content.Reading.Pdf;

/// <summary>Turns, scales and moves points: x' = A·x + C·y + E, y' = B·x + D·y + F.</summary>
internal readonly record struct PdfMatrix(double A, double B, double C, double D, double E, double F)
{
    public static PdfMatrix Identity { get; } = new(1, 0, 0, 1, 0, 0);

    /// <summary>This one first, then the other.</summary>
    public PdfMatrix Then(PdfMatrix other) => new(
        (A * other.A) + (B * other.C), (A * other.B) + (B * other.D),
        (C * other.A) + (D * other.C), (C * other.B) + (D * other.D),
        (E * other.A) + (F * other.C) + other.E, (E * other.B) + (F * other.D) + other.F);

    public PdfMatrix Moved(double x, double y) => new PdfMatrix(1, 0, 0, 1, x, y).Then(this);

    /// <summary>Of six numbers; anything else is no matrix.</summary>
    public static PdfMatrix? From(IReadOnlyList<object?> numbers) =>
        numbers is [double a, double b, double c, double d, double e, double f] ? new PdfMatrix(a, b, c, d, e, f) : null;
}

/// <summary>A letter on a page.</summary>
/// <param name="X">Where it begins, on its baseline <paramref name="Y"/>.</param>
/// <param name="End">Where the next would begin.</param>
/// <param name="Order">When it was drawn.</param>
internal readonly record struct PdfGlyph(string Text, double X, double Y, double End, double Size, bool IsBold, bool IsTurned, int Order);
