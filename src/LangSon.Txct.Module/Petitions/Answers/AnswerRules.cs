using LangSon.Txct.Petitions.Acts;

namespace LangSon.Txct.Petitions.Answers;

/// <summary>When an answer is one.</summary>
internal static class AnswerRules
{
    private const int LongestWords = 20_000, LongestName = 300;

    /// <summary>What is wrong with it and what to do; null if nothing is.</summary>
    /// <param name="code">Of its class.</param>
    public static PetitionFault? Fault(string code, string words, string agency) => (words.Length, agency.Length) switch
    {
        _ when AnswerClasses.All.All(known => known.Code != code) => PetitionFault.Unusable("TXCT-PET-027", "Xin chọn phân loại: đã giải quyết xong, đang giải quyết, giải trình, hay chưa giải quyết."),
        (not (> 0 and <= LongestWords), _) => PetitionFault.Unusable("TXCT-PET-028", "Xin ghi nội dung trả lời."),
        (_, not (> 0 and <= LongestName)) => PetitionFault.Unusable("TXCT-PET-029", "Xin ghi cơ quan trả lời."),
        _ => null,
    };
}
