using System.Text;

namespace LangSon.Txct.Pages;

/// <summary>Rows for other programs: UTF-8 with a mark, as Excel wants it; what looks like a formula is text by an apostrophe (OWASP, CSV injection).</summary>
internal static class Csv
{
    public const string MediaType = "text/csv; charset=utf-8";

    /// <summary>With these a program takes what was typed for a formula.</summary>
    private const string Formulas = "=+-@\t\r";

    /// <param name="head">The names of the columns, without signs that would need quoting.</param>
    public static byte[] Write(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder("\uFEFF").AppendJoin(',', head).Append("\r\n");
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Quoted)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Quoted(string cell) => $"\"{(cell.Length > 0 && Formulas.Contains(cell[0]) ? "'" : "")}{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
