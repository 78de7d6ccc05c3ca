using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Incoming;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Content.Reading.Facts;

namespace LangSon.Txct.Collecting.Intake;

/// <summary>Has a source bring a paper's files into transit, compares them with the listing, and reads and checks them there.</summary>
internal sealed class Fetching(IncomingPapers papers)
{
    public async Task<Fetched> RunAsync(IReportSource source, SourceReport report, CancellationToken cancel)
    {
        Answer<FetchedPaper> answer;
        try
        {
            answer = await source.FetchAsync(report, cancel);
        }
        catch (TooLargeException exception)
        {
            return new Fetched.Refused([], Finding.Of("too-large", exception.LimitInBytes >> 20));
        }

        return answer is Answer<FetchedPaper>.Ok { Value: var paper } ? await ReadAsync(paper, cancel) : new Fetched.Trouble(answer.Why, answer is Answer<FetchedPaper>.Unavailable);
    }

    private async Task<Fetched> ReadAsync(FetchedPaper paper, CancellationToken cancel)
    {
        try
        {
            if (Difference(paper) is { } difference)
            {
                paper.Dispose();
                return new Fetched.Trouble(difference, false);
            }

            List<ReadFile> files = [];
            foreach (var file in paper.Files)
            {
                var (_, reading, findings, _) = await papers.LookAsync(file.Bytes, file.Name, cancel);
                files.Add(new ReadFile(new Part(NameFor(file.Name, files), file.MediaType, file.Bytes.Size, file.Bytes.Sha256), file.Bytes, reading, findings));
            }

            var worst = files.SelectMany(file => file.Findings).Concat(paper.Findings).Where(finding => finding.Verdict == Verdict.Refused).OrderBy(finding => finding.Code != "secret-mark").FirstOrDefault();
            return worst is null ? new Fetched.Whole(paper.Report, files) : new Fetched.Refused(files, worst);
        }
        catch
        {
            paper.Dispose();
            throw;
        }
    }

    /// <summary>How the bytes differ from what was listed; null if they do not.</summary>
    private static string? Difference(FetchedPaper paper) => paper.Report.Attachments.Count == 0 ? null : paper.Report.Attachments.Zip(paper.Files)
        .Where(pair => (pair.First.Size ?? pair.Second.Bytes.Size) != pair.Second.Bytes.Size || (pair.First.Sha256 ?? pair.Second.Bytes.Sha256) != pair.Second.Bytes.Sha256)
        .Select(pair => $"{pair.First.Name}: the bytes are not those that were listed.")
        .FirstOrDefault();

    /// <summary>The file's name among the paper's parts: never a path, never a control sign, and no other part's.</summary>
    private static string NameFor(string listed, List<ReadFile> others)
    {
        var name = SafeName(listed);
        var taken = others.Select(file => file.Part.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (stem, extension) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        for (var number = 2; taken.Contains(name); number++)
        {
            name = $"{stem} ({number}){extension}";
        }

        return name;
    }

    private static string SafeName(string name)
    {
        var safe = string.Concat(Composed.Of(name).Select(letter => char.IsControl(letter) || letter is '/' or '\\' ? '_' : letter)).Trim();
        return safe.Length switch { 0 => "tep", > 200 => safe[..200], _ => safe };
    }
}

/// <summary>What came of fetching a paper. Its files are in transit until it is disposed of.</summary>
internal abstract record Fetched(IReadOnlyList<ReadFile> Files) : IDisposable
{
    /// <summary>All its files are there, and may be taken.</summary>
    internal sealed record Whole(SourceReport Report, IReadOnlyList<ReadFile> Files) : Fetched(Files);

    /// <summary>It must not be taken.</summary>
    internal sealed record Refused(IReadOnlyList<ReadFile> Files, Finding Finding) : Fetched(Files);

    /// <summary>It could not be fetched whole; tried again later.</summary>
    /// <param name="IsAway">The source itself did not answer.</param>
    internal sealed record Trouble(string Reason, bool IsAway) : Fetched([]);

    public void Dispose()
    {
        foreach (var file in Files)
        {
            file.Bytes.Dispose();
        }
    }
}

/// <param name="Part">Under the name that it has among the paper's parts.</param>
internal sealed record ReadFile(Part Part, TransitFile Bytes, Reading Reading, IReadOnlyList<Finding> Findings);
