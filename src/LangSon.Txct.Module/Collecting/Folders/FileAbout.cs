using System.Text.Json;
using System.Text.RegularExpressions;
using LangSon.Txct.Central;

namespace LangSon.Txct.Collecting.Folders;

/// <summary>What somebody said of a file in another file beside it, &lt;file&gt;.meta.json. Null where he did not.</summary>
internal sealed partial record FileAbout(string? GroupId, string? Round, string? Kind, MeetingPlace? Meeting)
{
    private const string Ending = ".meta.json";

    private const long MostBytes = 64 << 10;

    /// <summary>Null where there is no such file, or it is not to be understood.</summary>
    public static FileAbout? Find(string path)
    {
        try
        {
            var file = new FileInfo(path + Ending);
            if (!file.Exists || file.Length > MostBytes)
            {
                return null;
            }

            var said = JsonSerializer.Deserialize<Said>(File.ReadAllText(file.FullName), JsonSerializerOptions.Web);
            return said is null ? null : new FileAbout(GroupOf(said.Group), said.Round, said.Kind, said.Meeting);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>T06, or "Tổ đại biểu số 06".</summary>
    private static string? GroupOf(string? name) => name is null ? null : Id().IsMatch(name) ? name : Number().Match(name) is { Success: true } match ? $"T{int.Parse(match.Value):00}" : null;

    private sealed record Said(string? Group, string? Round, string? Kind, MeetingPlace? Meeting);

    [GeneratedRegex(@"^T\d{2,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex(@"\d{1,3}", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
