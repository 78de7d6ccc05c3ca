using System.Text;
using System.Text.RegularExpressions;
using LangSon.Txct.Content.Words;
using LangSon.Txct.Petitions.Dictionaries;

namespace LangSon.Txct.Petitions.Classifying;

/// <summary>Whom a petition asks, with or without accents.</summary>
/// <param name="Level">trung-uong, tinh, huyen or xa.</param>
/// <param name="Agency">Null where only a level is named, as in "đề nghị huyện".</param>
internal sealed record Asked(string Level, AgencyName? Agency)
{
    /// <summary>Letters behind a request within which the one who is asked is named, and the most that may stand between.</summary>
    private const int Reach = 90, Between = 22;

    private static readonly Dictionary<string, AgencyName> Names = Agencies.All
        .SelectMany(agency => agency.Printed.Append(agency.Name).Select(name => (Name: Folded.Of(name), Agency: agency)))
        .DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.Agency, StringComparer.Ordinal);

    private static readonly Ways Accented = new(pattern => pattern), Plain = new(Folded.Pattern);

    /// <summary>The last request counts: what comes before it tells the story.</summary>
    /// <returns>Null where nobody, or only "cơ quan chức năng", is asked.</returns>
    public static Asked? In(string text)
    {
        var composed = text.IsNormalized() ? text : text.Normalize();
        var ways = Ascii.IsValid(composed) ? Plain : Accented;
        Asked? asked = null;
        foreach (Match request in ways.Requests.Matches(composed))
        {
            asked = Of(composed[(request.Index + request.Length)..], ways) ?? asked;
        }

        return asked;
    }

    private static Asked? Of(string behind, Ways ways)
    {
        var near = behind.Length > Reach ? behind[..Reach] : behind;
        var body = ways.Bodies.Match(near);
        var level = ways.Level.Match(near);
        if (body.Success && body.Index <= Between && (!level.Success || body.Index <= level.Index))
        {
            var named = Ministry(near, body, ways) ?? Names[Folded.Of(body.Value)];
            return new Asked(named.Level, named);
        }

        return !level.Success ? null
            : new Asked(level.Groups["central"].Success ? "trung-uong" : level.Groups["province"].Success ? "tinh" : level.Groups["district"].Success ? "huyen" : "xa", null);
    }

    /// <summary>"Chính phủ, Bộ Tài chính": the ministry does it.</summary>
    private static AgencyName? Ministry(string near, Match body, Ways ways) =>
        Names[Folded.Of(body.Value)].Code is "chinh-phu" && ways.Bodies.Match(near, body.Index + body.Length) is { Success: true } next && next.Index - body.Index - body.Length <= 4
        && Names[Folded.Of(next.Value)] is { } second && second.Code.StartsWith("bo-", StringComparison.Ordinal) ? second : null;

    /// <summary>The patterns for texts with accents, or for those without.</summary>
    private sealed class Ways(Func<string, string> typed)
    {
        public Regex Requests { get; } = Made(typed(
            @"(?<!\w)(?:đề nghị|kiến nghị(?! nhiều| từ| lần)|mong(?: muốn)?|xin|yêu cầu|nhờ)\s+(?:với |các |các cấp |đại biểu |lãnh đạo |chính quyền |UBND |HĐND |thường trực |cấp )*"));

        public Regex Bodies { get; } = Made(typed($@"(?<!\w)(?:{Agencies.Pattern})(?!\w)"));

        public Regex Level { get; } = Made(typed(
            @"^(?:(?<central>trung ương|TW|nhà nước|bộ,? ngành|các bộ)|(?<province>tỉnh)|(?<district>huyện|thành phố|TP|thị xã|công an huyện|công an thành phố)|(?<commune>xã|phường|thị trấn|TT|công an xã|công an phường|công an thị trấn))(?!\w)"));

        private static Regex Made(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }
}
