namespace LangSon.Txct.Content.Reading;

/// <summary>A table of a Word file, or a sheet of an Excel file.</summary>
/// <param name="Rows">A joined cell stands in every row and column that it covers; lines within a cell are parted by a line break; rows may differ in length.</param>
/// <param name="DayZero">The day that a sheet counts as number 0.</param>
internal sealed record FileTable(IReadOnlyList<IReadOnlyList<string>> Rows, DateOnly DayZero)
{
    /// <summary>The most columns and rows that are read; what lies beyond is no table that a person typed.</summary>
    public const int MostColumns = 64, MostRows = 5000;

    /// <summary>Where on the pages of a PDF it stands; empty in other files.</summary>
    public IReadOnlyList<TablePlace> Places { get; init; } = [];

    /// <summary>The number of each row in its sheet, from 1, where rows that are empty are left out; empty if none are.</summary>
    public IReadOnlyList<int> Numbers { get; init; } = [];

    /// <summary>How many of the rows are hidden from who opens the sheet.</summary>
    public int Hidden { get; init; }

    /// <summary>Of Excel, where it does not say otherwise.</summary>
    public static readonly DateOnly UsualDayZero = new(1899, 12, 30);

    /// <summary>The number of a row as its reader sees it, from 1.</summary>
    public int NumberOf(int row) => row < Numbers.Count ? Numbers[row] : row + 1;
}

/// <summary>The part of a table that stands on one page of a PDF.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Before">How many printed lines stand above it on the page.</param>
/// <param name="After">How many stand below.</param>
internal sealed record TablePlace(int Page, int Before, int After);
