using System.CommandLine;
using System.Text.Json;
using LangSon.Txct.Cli.Inspect;
using LangSon.Txct.Petitions.Classifying;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Repeats;

namespace LangSon.Txct.Cli.Classify;

/// <summary>`txct classify`: field, competence, agency and repeats of petitions, without a running module.</summary>
internal static class ClassifyCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE.jsonl") { Description = "Mỗi dòng một kiến nghị: {id, text, group, district, place, round}." };
        var json = new Option<bool>("--json") { Description = "Mỗi kiến nghị một dòng JSON." };
        var words = new Option<string?>("--words") { Description = "Tệp JSON từ điển của Văn phòng: [{words, field, competence, agency}]." };
        var command = new Command("classify", "Gợi ý lĩnh vực, thẩm quyền, cơ quan giải quyết và kiến nghị trùng.") { file, json, words };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(file)!, parsed.GetValue(json), parsed.GetValue(words), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string path, bool isJson, string? wordsPath, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            await Console.Error.WriteLineAsync($"Không có tệp này: {InspectReport.Shown(path)}");
            return ExitCodes.Failed;
        }

        if (WordsOf(wordsPath) is not { } words)
        {
            await Console.Error.WriteLineAsync($"Không đọc được từ điển: {InspectReport.Shown(wordsPath!)}. Tệp phải là một danh sách JSON, mỗi mục có words và field (mã lĩnh vực).");
            return ExitCodes.Failed;
        }

        var (lines, faults) = await ReadAsync(path, cancel);
        foreach (var fault in faults)
        {
            await Console.Error.WriteLineAsync($"Dòng {fault} không phải một kiến nghị dạng JSON; bỏ qua dòng này.");
        }

        var clusters = Repeated(lines);
        var classifier = new Classifier(LearnedFields.Nothing, words);
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var (line, cluster) in lines.Zip(clusters))
        {
            var classified = classifier.Classify(new Unsorted(line.Text, line.District, line.Place, DayOf(line.Round)));
            await output.WriteLineAsync(isJson ? ToJson(line, classified, cluster) : ToText(line, classified, cluster));
        }

        return faults.Count == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }

    /// <returns>Null if the file is not what it should be.</returns>
    private static OwnWords? WordsOf(string? path)
    {
        try
        {
            var words = path is null ? [] : JsonSerializer.Deserialize<OwnWord[]>(File.ReadAllText(path), CommandJson.Compact) ?? [];
            return words.All(word => word?.Words is { Length: > 1 } && FieldNames.All.Any(field => field.Code == word.Field)) ? new OwnWords(words) : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task<(List<PetitionLine> Lines, List<int> Faults)> ReadAsync(string path, CancellationToken cancel)
    {
        List<PetitionLine> lines = [];
        List<int> faults = [];
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancel))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (Parsed(line) is { } petition)
            {
                lines.Add(petition);
            }
            else
            {
                faults.Add(number);
            }
        }

        return (lines, faults);
    }

    private static PetitionLine? Parsed(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<PetitionLine>(line, CommandJson.Compact) is { Id: not null, Text: not null } petition ? petition : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A round is named by its year and session, as in 2024-pre-mid; else it is of today.</summary>
    private static DateOnly DayOf(string? round) => round is { Length: >= 4 } && int.TryParse(round.AsSpan(0, 4), out var year) && year is > 1945 and < 9999
        ? new DateOnly(year, round.EndsWith("mid", StringComparison.Ordinal) ? 6 : 12, 15)
        : VietNam.DayOf(TimeProvider.System.GetUtcNow());

    /// <summary>Each petition's cluster, by the id of the first petition in it.</summary>
    private static List<string> Repeated(List<PetitionLine> lines) =>
        [.. Clustering.Of([.. lines.Select(line => Signature.Of(line.Text, line.District, line.Place))]).Select(first => lines[first].Id)];

    private static string ToJson(PetitionLine line, Classified classified, string cluster) => CommandJson.Write(new
    {
        line.Id, classified.Field, classified.Alternatives, classified.Competence, classified.Agency, classified.Confidence, Cluster = cluster, classified.Reason,
    });

    private static string ToText(PetitionLine line, Classified classified, string cluster) =>
        $"{InspectReport.Shown(line.Id)}: {FieldNames.NameOf(classified.Field)} ({classified.Confidence:0.00}), {classified.Agency}, nhóm trùng {InspectReport.Shown(cluster)}{Environment.NewLine}  {classified.Reason}";

    private sealed record PetitionLine(string Id, string Text, string? Group, string? District, string? Place, string? Round);
}
