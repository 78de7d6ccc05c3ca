using LangSon.Txct.Content.Words;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Operations.Guide;

/// <summary>Who does what a code asks for.</summary>
public enum GuideReader
{
    Admin,
    Office,
    Delegate,

    /// <summary>A group's leader, or who helps it.</summary>
    Group,

    /// <summary>Who issues the module's packages, or the central system.</summary>
    Vendor,
}

/// <summary>What the guide says of one code.</summary>
/// <param name="Code">TXCT-AREA-nnn.</param>
/// <param name="Cause">In Vietnamese, as the next.</param>
/// <param name="Step">What to do.</param>
public sealed record GuideCode(string Code, string Cause, string Step, GuideReader Who)
{
    /// <summary>Ordered by their codes.</summary>
    internal static IReadOnlyList<GuideCode> All { get; } = Read();

    public string Reader => Who switch
    {
        GuideReader.Admin => "Quản trị",
        GuideReader.Office => "Văn phòng",
        GuideReader.Delegate => "Đại biểu",
        GuideReader.Group => "Tổ đại biểu",
        _ => "Nhà cung cấp",
    };

    /// <summary>Those that have all the words, however accented; all where none are given.</summary>
    internal static IReadOnlyList<GuideCode> Find(string? words)
    {
        var tokens = Folded.Tokens(words ?? "");
        return [.. All.Where(code => Folded.Of($"{code.Code} {code.Cause} {code.Step} {code.Reader}") is var text && tokens.All(token => text.Contains(token, StringComparison.Ordinal)))];
    }

    private static GuideCode[] Read()
    {
        using var json = new StreamReader(
            typeof(GuideCode).Assembly.GetManifestResourceStream("LangSon.Txct.Operations.Guide.codes.json") ?? throw new InvalidOperationException("codes.json is not within the module."));
        return RecordJson.Read<GuideCode[]>(json.ReadToEnd());
    }
}
