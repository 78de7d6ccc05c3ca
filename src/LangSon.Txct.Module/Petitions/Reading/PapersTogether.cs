using System.Globalization;
using LangSon.Txct.Content.Words;

namespace LangSon.Txct.Petitions.Reading;

/// <summary>What the files of one paper say together.</summary>
internal static class PapersTogether
{
    /// <summary>A report and the table that goes with it often say the same: each petition counts once. Where they say different figures, the first file's stands and the Office is told.</summary>
    public static ReadGroupPaper Of(IReadOnlyList<ReadGroupPaper> read)
    {
        if (read is [var only])
        {
            return only;
        }

        List<string> notes = [.. read.SelectMany(paper => paper.Notes)];
        return new ReadGroupPaper(
            One(read, paper => paper.Meetings, "số cuộc tiếp xúc", notes), One(read, paper => paper.VotersAttending, "số cử tri dự", notes), One(read, paper => paper.Opinions, "số ý kiến", notes),
            [.. read.SelectMany(paper => paper.Petitions).DistinctBy(petition => Folded.Of(petition.Text))], [.. read.SelectMany(paper => paper.Others)], notes);
    }

    /// <param name="note">What a person should look at.</param>
    public static ReadGroupPaper Nothing(string note) => new(null, null, null, [], [], [note]);

    private static int? One(IReadOnlyList<ReadGroupPaper> read, Func<ReadGroupPaper, int?> figure, string name, List<string> notes)
    {
        var said = read.Select(figure).OfType<int>().Distinct().ToList();
        if (said.Count > 1)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Các tệp ghi {name} khác nhau: {string.Join(", ", said)}. Xin hỏi lại Tổ."));
        }

        return said.Count == 0 ? null : said[0];
    }
}
