using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LangSon.Txct.ReferenceHost.Time;

namespace LangSon.Txct.ReferenceHost.Groups;

/// <summary>What the groups have written: files of a folder, each with what its group says of it in a file beside.</summary>
internal sealed class GroupPapers(StartOptions options, DemoClock clock)
{
    private const string About = ".meta.json";

    /// <summary>The group's papers as they lie there now, in the order of their last change.</summary>
    public IReadOnlyList<GroupPaper> Of(SampleGroup group) =>
    [
        .. All().Where(paper => paper.About.Group == group.Name || paper.About.Group == group.Id).OrderBy(paper => paper.ModifiedAt).ThenBy(paper => paper.Id, StringComparer.Ordinal),
    ];

    /// <summary>Every file with something said of it.</summary>
    public IEnumerable<GroupPaper> All()
    {
        foreach (var about in new DirectoryInfo(options.Groups).EnumerateFiles($"*{About}").OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var file = new FileInfo(about.FullName[..^About.Length]);
            if (file.Exists && Read(about) is { } said)
            {
                yield return new GroupPaper(IdOf(file.Name), file.FullName, said, clock.Of(Latest(file, about)));
            }
        }
    }

    /// <summary>A paper's id in its group's system.</summary>
    public static string IdOf(string fileName) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fileName)))[..16];

    private static PaperAbout? Read(FileInfo file)
    {
        try
        {
            return JsonSerializer.Deserialize<PaperAbout>(File.ReadAllText(file.FullName), JsonSerializerOptions.Web) is { Group: not null, Round: not null, Kind: not null } about ? about : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A copied file keeps its old time of writing; when it came into the folder says more.</summary>
    private static DateTimeOffset Latest(params FileInfo[] files) => files.SelectMany(file => new[] { file.LastWriteTimeUtc, file.CreationTimeUtc }).Max();
}

/// <summary>What a group says of its paper.</summary>
/// <param name="Group">Tổ đại biểu số NN, or its id.</param>
/// <param name="Kind">VoterContactReport, Minutes or GroupPlan.</param>
internal sealed record PaperAbout(string Group, string Round, string Kind, PaperMeeting? Meeting);

internal sealed record PaperMeeting(DateOnly Date, string Place);

internal sealed record GroupPaper(string Id, string Path, PaperAbout About, DateTimeOffset ModifiedAt)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public string MediaType => System.IO.Path.GetExtension(Path).ToLowerInvariant() switch
    {
        ".pdf" => "application/pdf",
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".doc" => "application/msword",
        ".odt" => "application/vnd.oasis.opendocument.text",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".png" => "image/png",
        _ => "application/octet-stream",
    };
}
