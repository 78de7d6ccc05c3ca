using System.Globalization;
using LangSon.Txct.Content.Reading;

namespace LangSon.Txct.Petitions.Reading;

/// <summary>Reads the petitions and figures of a group's report or minutes.</summary>
internal static class GroupPaperReading
{
    /// <param name="tables">Of the same file, in their order.</param>
    /// <param name="isOfOneMeeting">Minutes are of one meeting, whatever numbers stand in them.</param>
    /// <param name="isScan">Its letters were recognised, and a person has to compare them with the sheet.</param>
    public static ReadGroupPaper Read(ReadPaper paper, IReadOnlyList<FileTable> tables, bool isOfOneMeeting, bool isScan = false)
    {
        var found = new Found();
        var prose = new ProsePetitions(found);
        foreach (var block in PaperBlocks.Of(paper, tables))
        {
            switch (block)
            {
                case PaperBlock.Paragraph paragraph:
                    prose.Next(paragraph);
                    break;
                case PaperBlock.Rows { Table: var table, Number: var number }:
                    prose.Close();
                    if (!TablePetitions.TryRead(table, number, prose.Above, found))
                    {
                        Words(table, number, prose);
                    }

                    break;
            }
        }

        prose.Close();
        SpotAnswers.Mark(found.Petitions, prose.Answers);
        var text = paper.Text.Replace('\n', ' ');
        return new ReadGroupPaper(isOfOneMeeting ? 1 : Figures.Meetings(text), Figures.Voters(text), Figures.Opinions(text), found.Petitions, found.Others, Notes(found, text, isScan, tables.Sum(table => table.Hidden)));
    }

    /// <summary>A table that is none of petitions is read as its words: letterheads and signatures stand in such.</summary>
    private static void Words(FileTable table, int number, ProsePetitions prose)
    {
        for (var row = 0; row < table.Rows.Count; row++)
        {
            foreach (var line in table.Rows[row].Distinct(StringComparer.Ordinal).SelectMany(cell => cell.Split('\n')).Select(PaperBlocks.Plain).Where(line => line.Length > 0))
            {
                prose.Next(new PaperBlock.Paragraph(line, new PaperSpot(Table: number, Row: row + 1)));
            }
        }
    }

    private static List<string> Notes(Found found, string text, bool isScan, int hidden)
    {
        List<string> notes = [];
        if (isScan)
        {
            notes.Add("Văn bản là bản quét, chữ do máy nhận dạng và có thể sai. Xin đối chiếu từng kiến nghị với bản gốc.");
        }

        if (hidden > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Bảng có {hidden} dòng ẩn, đã đọc cả các dòng đó. Xin xem có dòng nào Tổ không định gửi."));
        }

        if (found.Petitions.Count == 0)
        {
            notes.Add("Không tìm thấy kiến nghị nào trong văn bản. Xin xem lại văn bản và nhập tay nếu có.");
        }

        if (Figures.Petitions(text) is { } stated && stated != found.Petitions.Count)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Văn bản ghi {stated} kiến nghị, đọc được {found.Petitions.Count}. Xin đối chiếu."));
        }

        return notes;
    }
}
