using System.Text.RegularExpressions;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Reading;

namespace LangSon.Txct.Petitions.Classifying;

/// <summary>Whose a petition is.</summary>
internal static partial class Competent
{
    /// <summary>Since then communes and wards do what districts did (Law 72/2025/QH15).</summary>
    private static readonly DateOnly LastOfDistricts = new(2025, 6, 30);

    /// <summary>The bodies that have a field where nothing else tells.</summary>
    private static readonly Dictionary<string, (string Province, string Central)> Usual = new()
    {
        ["giao-thong"] = ("so-gtvt", "bo-gtvt"), ["nong-nghiep"] = ("so-nnptnt", "bo-nnptnt"), ["thuy-loi"] = ("so-nnptnt", "bo-nnptnt"), ["y-te"] = ("so-yt", "chinh-phu"),
        ["giao-duc"] = ("so-gddt", "bo-gddt"), ["dat-dai"] = ("so-tnmt", "bo-tnmt"), ["moi-truong"] = ("so-tnmt", "bo-tnmt"), ["do-thi-xay-dung"] = ("so-xd", "bo-xd"), ["dien"] = ("dien-luc", "evn"),
        ["nuoc-sach"] = ("so-nnptnt", "bo-nnptnt"), ["thong-tin-vien-thong"] = ("so-tttt", "bo-tttt"), ["chinh-sach-xa-hoi"] = ("so-ldtbxh", "chinh-phu"), ["van-hoa-du-lich"] = ("so-vhttdl", "bo-vhttdl"),
        ["an-ninh-trat-tu"] = ("cong-an-tinh", "bo-ca"), ["quoc-phong-bien-gioi"] = ("bchqs", "bo-qp"), ["noi-vu-cai-cach-hanh-chinh"] = ("so-nv", "bo-nv"), ["tai-chinh-dau-tu"] = ("ubnd-tinh", "bo-tc"),
        ["thuong-mai-cua-khau"] = ("so-ct", "bo-ct"), ["khac"] = ("ubnd-tinh", "chinh-phu"),
    };

    /// <param name="isSure">The matter is known well enough to be trusted more than a level that the text merely names.</param>
    public static (string Competence, string Agency) For(Unsorted petition, Matter? matter, bool isSure, string field, Asked? asked)
    {
        var level = LevelOf(matter, isSure, asked);
        var competence = level == Levels.District && petition.Day > LastOfDistricts ? Levels.Commune : level;
        return (competence, Name(competence, petition, matter, field, asked));
    }

    public static string LevelName(string level) => level switch
    {
        Levels.Central => "Trung ương", Levels.Province => "tỉnh", Levels.District => "huyện, thành phố", _ => "xã, phường, thị trấn",
    };

    private static string LevelOf(Matter? matter, bool isSure, Asked? asked) => (matter, asked) switch
    {
        (null, null) => Levels.Province,
        (null, { } said) => said.Level,
        ({ } known, null) => known.Competence,

        // A body named is meant; a level named may be only the next one to the voter.
        ({ } known, { Agency: not null } said) => known.Competence is Levels.District && isSure && said.Level == Levels.Province ? known.Competence : said.Level,
        ({ } known, { Level: Levels.Central }) => Levels.Central,
        ({ Competence: Levels.Central } known, { Level: Levels.Province }) => known.Agency is "chinh-phu" or "quoc-hoi" or "bo-ng" && isSure ? Levels.Central : Levels.Province,
        ({ Competence: Levels.District }, { Level: Levels.Commune }) => Levels.Commune,
        ({ Competence: Levels.Commune }, { Level: Levels.District }) => Levels.District,
        ({ } known, { } said) => isSure ? known.Competence : said.Level,
    };

    private static string Name(string competence, Unsorted petition, Matter? matter, string field, Asked? asked) => competence switch
    {
        Levels.District => $"{(matter?.Agency == "congan-huyen" ? "Công an" : "UBND")} {DistrictOf(petition)}",
        Levels.Commune => $"{(matter?.Agency == "congan-huyen" ? "Công an" : "UBND")} {CommuneOf(petition)}",
        _ when asked is { Agency: { } body } && body.Level == competence => Agencies.On(body.Code, petition.Day).Name,
        _ when matter is not null && Agencies.All.Any(agency => agency.Code == matter.Agency && agency.Level == competence) => Agencies.On(matter.Agency, petition.Day).Name,
        Levels.Central => Agencies.On(Usual[field].Central, petition.Day).Name,
        _ => Agencies.On(Usual[field].Province, petition.Day).Name,
    };

    private static string DistrictOf(Unsorted petition) =>
        District().Match(petition.Text) is { Success: true } named && petition.District is null ? Small(named.Value)
        : petition.District is { Length: > 0 } district ? Small(district) : "huyện, thành phố";

    private static string CommuneOf(Unsorted petition) => Small(
        Commune().Match(petition.Place ?? "") is { Success: true } place ? place.Value
        : Commune().Match(petition.Text) is { Success: true } named ? named.Value : "xã, phường, thị trấn").Replace("tT ", "thị trấn ", StringComparison.Ordinal);

    private static string Small(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    [GeneratedRegex(@"(?:huyện|thành phố|thị xã)\s+(?-i:\p{Lu}[\p{L}\p{M}]*(?:\s+\p{Lu}[\p{L}\p{M}]*)*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex District();

    [GeneratedRegex(@"(?<![\p{L}])(?:xã|phường|thị trấn|TT)\s+(?-i:\p{Lu}[\p{L}\p{M}]*(?:\s+\p{Lu}[\p{L}\p{M}]*)*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Commune();
}
