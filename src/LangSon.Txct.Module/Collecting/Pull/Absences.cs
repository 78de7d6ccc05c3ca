using LangSon.Txct.Collecting.Sources;

namespace LangSon.Txct.Collecting.Pull;

/// <summary>What a whole reading says of papers that it did not list.</summary>
/// <param name="Away">What is to be kept of each that was missing.</param>
/// <param name="Alarm">Why nothing is concluded; null if all is well.</param>
internal sealed record Absences(IReadOnlyList<Absence> Away, string? Alarm)
{
    /// <summary>Whole readings in turn after which a paper counts as gone.</summary>
    public const int Readings = 3;

    /// <summary>More papers than this are never missing by intention.</summary>
    public const int Most = 50;

    /// <param name="known">All papers that the source ever listed and has not deleted.</param>
    /// <param name="listed">The ids of this reading, which came to its end.</param>
    /// <param name="apart">How far apart two readings are at least that both count.</param>
    public static Absences Of(IReadOnlyList<KnownPaper> known, IReadOnlySet<string> listed, TimeSpan apart, DateTimeOffset now)
    {
        var missing = known.Where(paper => !listed.Contains(paper.RemoteId)).ToList();
        if (missing.Count == 0)
        {
            return new Absences([], null);
        }

        // One may always be missing: a tenth of a small list would be none.
        return listed.Count == 0 || missing.Count > Most || missing.Count > Math.Max(1, known.Count / 10)
            ? new Absences([], $"Lần đối chiếu này nguồn chỉ liệt kê {listed.Count} văn bản, thiếu {missing.Count} văn bản đã nhận. Phân hệ giữ nguyên, không xóa gì; xin hỏi lại bên quản lý nguồn.")
            : new Absences([.. missing.Select(paper => Counted(paper, apart, now))], null);
    }

    private static Absence Counted(KnownPaper paper, TimeSpan apart, DateTimeOffset now)
    {
        if (paper.AwaySince is { } last && now - last < apart)
        {
            return new Absence(paper.RemoteId, paper.Away, last, null);
        }

        var times = paper.Away + 1;
        return new Absence(paper.RemoteId, times, now, times >= Readings ? now : null);
    }
}
