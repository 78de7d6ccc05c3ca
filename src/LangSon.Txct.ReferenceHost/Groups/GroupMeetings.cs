using System.Text.Json;
using System.Text.Json.Nodes;
using LangSon.Txct.ReferenceHost.Contract;
using LangSon.Txct.ReferenceHost.Time;

namespace LangSon.Txct.ReferenceHost.Groups;

/// <summary>The groups' meetings: a file of rows for each group that has a schedule, T04.meetings.json, in the words of contracts/groups.</summary>
internal sealed class GroupMeetings(StartOptions options, DemoClock clock)
{
    /// <summary>The group's meetings as they stand there now, in the order of their last change: that of the file.</summary>
    public IEnumerable<ListedRow> Of(SampleGroup group)
    {
        var file = new FileInfo(Path.Combine(options.Groups, $"{group.Id}.meetings.json"));
        return file.Exists ? Read(file).OrderBy(row => row.Place.Id, StringComparer.Ordinal) : [];
    }

    private IEnumerable<ListedRow> Read(FileInfo file)
    {
        var modified = clock.Of(file.LastWriteTimeUtc);
        foreach (var row in Rows(file))
        {
            row["modifiedAt"] = ContractAnswers.Instant(modified);
            yield return new ListedRow(new RowPlace(modified.ToUnixTimeMilliseconds(), (string)row["id"]!), row);
        }
    }

    /// <summary>A file that somebody is still writing has no rows yet.</summary>
    private static IReadOnlyList<JsonObject> Rows(FileInfo file)
    {
        try
        {
            return [.. JsonNode.Parse(File.ReadAllText(file.FullName))?.AsArray().OfType<JsonObject>().Where(row => row["id"] is not null).Select(row => row.DeepClone().AsObject()) ?? []];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
