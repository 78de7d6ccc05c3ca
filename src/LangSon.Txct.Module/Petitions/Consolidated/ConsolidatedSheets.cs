using LangSon.Txct.Pages;
using LangSon.Txct.Petitions.Answers;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Repeats;
using LangSon.Txct.Planning.Schedule;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace LangSon.Txct.Petitions.Consolidated;

/// <summary>The same as sheets: figures by field, group and agency, and the petitions that they count.</summary>
internal static class ConsolidatedSheets
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly OpenXmlConfiguration Look = new() { AutoFilter = true };

    /// <summary>As .xlsx. All that people typed stays text, whatever sign it begins with.</summary>
    public static byte[] Write(Consolidation all)
    {
        using var bytes = new MemoryStream();
        bytes.SaveAs(
            new Dictionary<string, object>
            {
                ["Theo lĩnh vực"] = Lines(all.ByField(), all), ["Theo Tổ"] = Lines(all.ByGroup(), all), ["Theo cơ quan"] = Lines(all.ByAgency(), all), ["Kết quả giải quyết"] = Lines(all.ByAnswer(), all),
                ["Nhiều lần, chưa giải quyết"] = all.Repeated.Select((row, place) => new RepeatedLine(place + 1, row)).ToList(),
                ["Kiến nghị"] = all.Petitions.Select((petition, place) => new PetitionLine(place + 1, petition)).ToList(),
            },
            configuration: Look);
        return bytes.ToArray();
    }

    /// <summary>The petitions alone, for other programs.</summary>
    public static byte[] WriteCsv(Consolidation all) => Csv.Write(
        ["ma", "noi_dung", "to_dai_bieu", "dia_ban", "linh_vuc", "tham_quyen", "co_quan", "so_lan", "da_tra_loi_tai_hoi_nghi"],
        all.Petitions.Select(petition => (IReadOnlyList<string>)
        [
            petition.Id, petition.Text, petition.Group, petition.Place ?? "", petition.Field, petition.Competence, petition.Agency,
            petition.Times.ToString(System.Globalization.CultureInfo.InvariantCulture), petition.AnsweredOnSpot ? "1" : "0",
        ]));

    private static List<CountLine> Lines(IReadOnlyList<CountedPart> parts, Consolidation all) =>
        [.. parts.Select(part => new CountLine(part)), new CountLine(all.Sum)];

    private sealed class CountLine(CountedPart part)
    {
        [ExcelColumn(Name = "Nhóm", Width = 44)]
        public string Name => TypedText.Clean(part.Name);

        [ExcelColumn(Name = "Trung ương", Width = 12)]
        public int Central => part.PerLevel[0];

        [ExcelColumn(Name = "Tỉnh", Width = 12)]
        public int Province => part.PerLevel[1];

        [ExcelColumn(Name = "Huyện", Width = 12)]
        public int District => part.PerLevel[2];

        [ExcelColumn(Name = "Xã", Width = 12)]
        public int Commune => part.PerLevel[3];

        [ExcelColumn(Name = "Cộng", Width = 12)]
        public int All => part.All;
    }

    private sealed class PetitionLine(int number, ConsolidatedPetition petition)
    {
        [ExcelColumn(Name = "STT", Width = 6)]
        public int Number => number;

        [ExcelColumn(Name = "Nội dung kiến nghị", Width = 80)]
        public string Text => TypedText.Clean(petition.Text);

        [ExcelColumn(Name = "Tổ đại biểu", Width = 24)]
        public string Group => TypedText.Clean(petition.Group);

        [ExcelColumn(Name = "Địa bàn", Width = 30)]
        public string Place => TypedText.Clean(petition.Place);

        [ExcelColumn(Name = "Lĩnh vực", Width = 24)]
        public string Field => FieldNames.NameOf(petition.Field);

        [ExcelColumn(Name = "Thẩm quyền", Width = 20)]
        public string Competence => Consolidation.Levels.FirstOrDefault(level => level.Code == petition.Competence).Name ?? petition.Competence;

        [ExcelColumn(Name = "Cơ quan giải quyết", Width = 40)]
        public string Agency => TypedText.Clean(petition.Agency);

        [ExcelColumn(Name = "Số lần", Width = 8)]
        public int Times => petition.Times;

        [ExcelColumn(Name = "Đã trả lời tại hội nghị", Width = 22)]
        public string Answered => petition.AnsweredOnSpot ? "x" : "";

        [ExcelColumn(Name = "Đã chuyển tại văn bản", Width = 22)]
        public string PassedBy => petition.PassedBy?.Number ?? "";

        [ExcelColumn(Name = "Phân loại trả lời", Width = 26)]
        public string Class => petition.Answer is { } answer ? AnswerClasses.NameOf(answer.Class) : "";

        [ExcelColumn(Name = "Nội dung trả lời", Width = 60)]
        public string Answer => TypedText.Clean(petition.Answer?.Words);

        [ExcelColumn(Name = "Văn bản trả lời", Width = 22)]
        public string AnsweredBy => petition.Answer?.Number ?? "";

        [ExcelColumn(Name = "Đã trả lời cử tri", Width = 30)]
        public string Told => petition.Told is { } told ? TypedText.Clean($"{Words.Date(told.On)}, {told.Place}") : "";

        [ExcelColumn(Name = "Đã duyệt", Width = 12)]
        public string Decided => petition.IsDecided ? "x" : "";

        [ExcelColumn(Name = "Mã", Width = 30)]
        public string Id => petition.Id;
    }

    private sealed class RepeatedLine(int number, RepeatRow row)
    {
        [ExcelColumn(Name = "STT", Width = 6)]
        public int Number => number;

        [ExcelColumn(Name = "Nội dung kiến nghị", Width = 80)]
        public string Text => TypedText.Clean(row.Petitions[0].Text);

        [ExcelColumn(Name = "Số lần", Width = 8)]
        public int Times => row.Times;

        [ExcelColumn(Name = "Các đợt", Width = 40)]
        public string Rounds => string.Join(", ", row.Petitions.Select(petition => petition.Round).Distinct());

        [ExcelColumn(Name = "Mã", Width = 40)]
        public string Ids => string.Join(", ", row.Petitions.Select(petition => petition.Id));
    }
}
