using LangSon.Txct.Content.Words;
using LangSon.Txct.Petitions.Reading;

namespace LangSon.Txct.Petitions.Dictionaries;

/// <summary>When words can be taken into the Office's dictionary.</summary>
internal static class WordRules
{
    private const int LongestWords = 100, LongestName = 300;

    private static readonly string[] Competences = [Levels.Central, Levels.Province, Levels.District, Levels.Commune];

    /// <summary>What is wrong and what to do; null if nothing is.</summary>
    public static string? Fault(OwnWord word) =>
        word.Words is not { Length: > 1 and <= LongestWords } || Folded.Of(word.Words).Length < 2 || FieldNames.All.All(field => field.Code != word.Field)
        || (word.Competence is not null && !Competences.Contains(word.Competence)) || word.Agency is { Length: 0 or > LongestName }
            ? "Xin ghi từ (2 đến 100 chữ cái), chọn lĩnh vực và thẩm quyền trong danh mục."
            : null;
}
