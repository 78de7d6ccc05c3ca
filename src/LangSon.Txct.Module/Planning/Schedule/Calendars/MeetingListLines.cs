using MiniExcelLibs.Attributes;

namespace LangSon.Txct.Planning.Schedule.Calendars;

/// <summary>A row of the groups' figures.</summary>
/// <param name="number">Null for the sum.</param>
internal sealed class GroupLine(int? number, string group, GroupFigures figures)
{
    [ExcelIgnore]
    public GroupFigures Figures => figures;

    [ExcelColumn(Name = "STT", Width = 6)]
    public int? Number => number;

    [ExcelColumn(Name = "Tổ đại biểu", Width = 24)]
    public string Group => group;

    [ExcelColumn(Name = "Số cuộc", Width = 12)]
    public int Meetings => figures.Meetings;

    [ExcelColumn(Name = "Trong đó đã tổ chức", Width = 20)]
    public int Held => figures.Held;

    [ExcelColumn(Name = "Số điểm", Width = 12)]
    public int Places => figures.Places;

    [ExcelColumn(Name = "Đại biểu dự", Width = 14)]
    public int Delegates => figures.Delegates;

    [ExcelColumn(Name = "Cử tri dự", Width = 14)]
    public int Voters => figures.Voters;
}

/// <summary>A row of the meetings.</summary>
internal sealed class MeetingLine
{
    [ExcelColumn(Name = "STT", Width = 6)]
    public int Number { get; init; }

    [ExcelColumn(Name = "Ngày", Width = 12)]
    public string Day { get; init; } = "";

    [ExcelColumn(Name = "Giờ", Width = 16)]
    public string Time { get; init; } = "";

    [ExcelColumn(Name = "Tổ đại biểu", Width = 24)]
    public string Group { get; init; } = "";

    [ExcelColumn(Name = "Địa điểm", Width = 40)]
    public string Place { get; init; } = "";

    [ExcelColumn(Name = "Đơn vị", Width = 24)]
    public string Unit { get; init; } = "";

    [ExcelColumn(Name = "Hình thức", Width = 24)]
    public string Form { get; init; } = "";

    [ExcelColumn(Name = "Chuyên đề", Width = 30)]
    public string Theme { get; init; } = "";

    [ExcelColumn(Name = "Kết hợp với", Width = 24)]
    public string Joint { get; init; } = "";

    [ExcelColumn(Name = "Cơ quan mời", Width = 30)]
    public string Invited { get; init; } = "";

    [ExcelColumn(Name = "Đại biểu", Width = 40)]
    public string Delegates { get; init; } = "";

    /// <summary>Null while nobody has said.</summary>
    [ExcelColumn(Name = "Cử tri dự kiến", Width = 14)]
    public int? Expected { get; init; }

    /// <summary>Null while nobody has said.</summary>
    [ExcelColumn(Name = "Cử tri dự", Width = 12)]
    public int? Voters { get; init; }

    [ExcelColumn(Name = "Trạng thái", Width = 14)]
    public string State { get; init; } = "";
}
