using System.Text.RegularExpressions;
using LangSon.Txct.Content.Words;
using LangSon.Txct.Petitions.Dictionaries;

namespace LangSon.Txct.Petitions.Reading;

/// <summary>What an item of a list or a cell says: its text, and who and where around it.</summary>
internal sealed partial record PetitionWords(string Text, string? Field, string? Voter, string? Place, bool AnsweredOnSpot)
{
    /// <summary>Takes away a lead-in that ends with a colon and a closing bracket, where they only name field, voter or place.</summary>
    public static PetitionWords Of(string item)
    {
        var (text, field) = WithoutField(item.Trim());
        var (rest, lead) = WithoutLead(text);
        if (field is null && lead is null)
        {
            (rest, field) = WithoutField(rest);
        }

        var isAnswered = Answered().IsMatch(rest);
        rest = isAnswered ? AnsweredBracket().Replace(rest, "").Trim() : rest;
        var (bare, bracket) = WithoutBracket(rest);
        var voter = (lead is null ? null : People.Name(lead)) ?? (bracket is null ? null : People.Name(bracket)) ?? People.Voter(bare);
        var place = (lead is null ? null : People.Place(lead)) ?? (bracket is null ? null : People.Place(bracket));
        return new PetitionWords(bare, field, voter, WithCommune(place, bare), isAnswered);
    }

    /// <summary>Two requests of one item: what begins anew with "Ngoài ra, đề nghị" is another, and so is what voters of another place ask.</summary>
    public static IEnumerable<string> Apart(string item) => Besides().Split(item).SelectMany(OfPlaces).Select(part => part.Trim()).Where(part => part.Length > 0);

    /// <summary>"Cử tri xã A đề nghị … Cử tri xã B kiến nghị …": one for each place. Where the place stays the same, it is the same story.</summary>
    private static IEnumerable<string> OfPlaces(string item)
    {
        var starts = Voices().Matches(item).Select(voice => (voice.Index, Place: Folded.Of(voice.Groups["place"].Value))).ToList();
        if (starts.Count < 2 || starts[0].Index > 0)
        {
            return [item];
        }

        var anew = starts.Where((start, place) => place == 0 || start.Place != starts[place - 1].Place).Select(start => start.Index).Append(item.Length).ToList();
        return anew.Zip(anew.Skip(1), (from, to) => item[from..to]);
    }

    /// <summary>Thanks, a question, or a complaint; null if it is a petition.</summary>
    public static WordsKind? OtherKind(string text)
    {
        var folded = Folded.Of(text);
        var asks = Requests().IsMatch(folded);
        return Complaints().IsMatch(folded) ? WordsKind.Complaint
            : !asks && Thanks().IsMatch(folded) ? WordsKind.Thanks
            : Nothing().IsMatch(folded) && !AsksStill().IsMatch(folded) ? WordsKind.Thanks
            : !asks && (text.TrimEnd().EndsWith('?') || Questions().IsMatch(folded)) ? WordsKind.Question
            : null;
    }

    public static bool AsksForSomething(string text) => Requests().IsMatch(Folded.Of(text));

    private static (string Text, string? Field) WithoutField(string item) =>
        FieldLead().Match(item) is { Success: true } match && FieldNames.Find(match.Groups["field"].Value) is { } code ? (item[match.Length..], code) : (item, null);

    private static (string Text, string? Lead) WithoutLead(string item)
    {
        var match = Lead().Match(item);
        var lead = match.Groups["lead"].Value;
        var isNamed = (People.Name(lead) ?? People.Place(lead)) is not null || Crowd().IsMatch(lead);
        return match.Success && isNamed && !Folded.Of(lead).Contains("de nghi", StringComparison.Ordinal) ? (item[match.Length..].Trim(), lead) : (item, null);
    }

    private static (string Text, string? Bracket) WithoutBracket(string item)
    {
        var match = Bracket().Match(item);
        var who = match.Groups["who"].Value;
        if (!match.Success || !OnlyNames().IsMatch(who) || Verbs().IsMatch(who) || (People.Name(who) ?? People.Place(who)) is null)
        {
            return (item, null);
        }

        var text = item[..match.Index].TrimEnd();
        return (text.Length > 0 && char.IsLetterOrDigit(text[^1]) && match.Value.EndsWith('.') ? $"{text}." : text, who);
    }

    /// <summary>A village alone gets the commune that the text names; where the lead says no place the text may.</summary>
    private static string? WithCommune(string? place, string text)
    {
        if (place is null)
        {
            return People.Place(text);
        }

        return CommuneWord().IsMatch(place) || People.Place(text) is not { } said || !CommuneWord().IsMatch(said) ? place
            : $"{place}, {said[(said.LastIndexOf(", ", StringComparison.Ordinal) is var comma and >= 0 ? comma + 2 : 0)..]}";
    }

    [GeneratedRegex(@"^(?:về|lĩnh vực|về lĩnh vực|trong lĩnh vực)?\s*(?<field>[^:.;]{2,60}?)\s*:\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FieldLead();

    [GeneratedRegex(@"^(?<lead>(?:ý kiến (?:của )?)?(?:(?:nhiều|một số|các|đa số|đại diện)\s+)?(?:cử tri|ông|bà|anh|chị|cô|chú|bác|cụ|đ/c|đồng chí|nhân dân|bà con|người dân|thôn|xã|khối|khu|bản|phường|thị trấn)\b\.?[^:;]{0,160}?)\s*:\s+(?=\S)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?:ý kiến (?:của )?)?(?:(?:nhiều|một số|các|đa số)\s+)?(?:cử tri|nhân dân|bà con|người dân)\b[^.]{0,60}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Crowd();

    [GeneratedRegex(@"\s*[(\[](?<who>[^()\[\]]{3,160}(?:\([^()]{1,40}\)[^()\[\]]{0,60})?)[)\]]\s*[.;]?\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bracket();

    [GeneratedRegex(@"^\s*(?:ý kiến\s+)?(?:(?:của|các|nhiều|một số)\s+)?(?:cử tri|ông|bà|anh|chị|cô|chú|bác|cụ|đ/c|đồng chí|thôn|bản|xóm|khối|khu|tổ|phố|xã|phường|thị trấn|TT|huyện|TP|thành phố|PHHS|trưởng thôn|trưởng khối|bí thư|người kiến nghị|người phát biểu|địa chỉ|nơi kiến nghị)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OnlyNames();

    [GeneratedRegex(@"(?:đề|kiến) nghị(?! nhiều)|đã |chưa |bị |\bdo\b|sau khi|hiện nay|sáp nhập|\bcũ\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Verbs();

    [GeneratedRegex(@"(?<=[.;])\s+(?:ngoài ra|bên cạnh đó)\s*,?\s*(?=(?:cử tri |ông |bà )?(?:cũng |còn )?(?:đề nghị|kiến nghị|mong))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Besides();

    [GeneratedRegex(@"(?:^|(?<=[.;]\s+))cử tri\s+(?<place>(?:xã|phường|thị trấn|thôn|bản|khối|khu)\s+[^.;:]{2,60}?)\s+(?:đề nghị|kiến nghị|mong|phản ánh|yêu cầu|đề xuất)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Voices();

    [GeneratedRegex(@"\(\s*(?:nội dung này\s+)?(?:đã|được)\s+(?:được\s+)?(?:[^()]{0,40}\s)?(?:trả lời|giải trình|giải đáp|tiếp thu, giải trình)[^()]{0,80}\)|\[\s*đã (?:được )?trả lời[^\]]*\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AnsweredBracket();

    [GeneratedRegex(@"[(\[]\s*(?:nội dung này\s+)?(?:đã|được)\s+(?:được\s+)?(?:[^()]{0,40}\s)?(?:trả lời|giải trình|giải đáp)[^()]{0,80}[)\]]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Answered();

    [GeneratedRegex(@"\b(?:de nghi|kien nghi(?! nhieu)|mong|xin(?! (?:chan thanh |tran trong )?(?:cam on|hoan nghenh|nhat tri|tiep thu|ghi nhan|chuc))|yeu cau|can (?:som|co|duoc|phai|bo sung|dau tu)|som (?:co|duoc|dau tu|sua)|de xuat|kinh de|quan tam (?:dau tu|sua|bo tri|ho tro)|xem xet)\b")]
    private static partial Regex Requests();

    [GeneratedRegex(@"\b(?:cam on|nhat tri|(?<!chua )(?<!khong )dong tinh|phan khoi|danh gia cao|ghi nhan|hoan nghenh|tin tuong|vui mung|dong y voi|ung ho|chuc )\b")]
    private static partial Regex Thanks();

    [GeneratedRegex(@"khong co (?:y kien|kien nghi)(?: gi)?(?: them| khac)?|khong (?:con )?(?:y kien|kien nghi) gi|^khong co$|^khong$")]
    private static partial Regex Nothing();

    [GeneratedRegex(@"\b(?:de nghi|mong|yeu cau)\b")]
    private static partial Regex AsksStill();

    [GeneratedRegex(@"^(?:cu tri |ong |ba )?(?:[a-z ]{0,40} )?(?:hoi|thac mac|muon biet|ban khoan khong biet)\b|\bhoi (?:vi sao|tai sao|bao gio|khi nao|ve viec|xem)\b")]
    private static partial Regex Questions();

    [GeneratedRegex(@"\b(?:to cao|khieu nai)\s+(?:(?:ve|viec|doi voi|hanh vi|quyet dinh|ong|ba|can bo|chu tich|lanh dao|truong|bi thu|pho|ke|cong chuc|ubnd|keo dai|cua minh|cua gia dinh)\b)|\bdon (?:to cao|khieu nai)\b|\bgui don (?:to|khieu)\b")]
    private static partial Regex Complaints();

    [GeneratedRegex(@"(?:^|, )(?:xã|phường|thị trấn|TT|P\.)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CommuneWord();
}
