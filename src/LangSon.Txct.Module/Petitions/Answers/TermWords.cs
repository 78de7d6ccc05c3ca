using System.Text.RegularExpressions;
using LangSon.Txct.Content.Words;

namespace LangSon.Txct.Petitions.Answers;

/// <summary>Words that say until when something is done.</summary>
internal static partial class TermWords
{
    public static bool IsIn(string text) => Term().IsMatch(Folded.Of(text));

    [GeneratedRegex(@"\bquy (?:i|ii|iii|iv|[1-4])\b|\bnam 20\d\d\b|\bthang \d{1,2}\b|\d{1,2} \d{1,2} 20\d\d|\bgiai doan 20\d\d|\btruoc (?:ngay|thang|quy|mua)|\blo trinh\b|\b20\d\d 20\d\d\b")]
    private static partial Regex Term();
}
