namespace LangSon.Txct.Benchmarks;

/// <summary>How much is measured.</summary>
/// <param name="Small">Files of <see cref="SmallBytes"/>.</param>
/// <param name="Large">Files of <see cref="LargeBytes"/>.</param>
/// <param name="Repeats">How often the intake of one paper is timed; the median counts.</param>
internal sealed record Amounts(int Small, int Large, int Repeats)
{
    public const int SmallBytes = 200_000, LargeBytes = 200_000_000;

    public static readonly Amounts Full = new(2000, 8, 9);

    public static readonly Amounts Quick = new(300, 2, 5);

    public string ToWords() => $"{Small} tệp nhỏ, {Large} tệp lớn{(this == Full ? "" : " (chạy thử, không phải số liệu chính thức)")}";
}
