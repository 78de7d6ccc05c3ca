using System.Runtime.CompilerServices;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Planning;
using LangSon.Txct.Publishing;
using LangSon.Txct.Publishing.Intake;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Cli.Inspect;

/// <summary>What the intake says of one file.</summary>
/// <param name="Verdict">publishable, held, refused or ignored.</param>
/// <param name="Facts">Null where nothing was read, or nothing may be told of it.</param>
/// <param name="Sha256">Null where the bytes were not read to their end.</param>
internal sealed record InspectedFile(
    string Path, string Verdict, IReadOnlyList<Finding> Findings, ReadPaper? Facts, RoundAssignment? Rounds, string? Sha256);

/// <summary>Judges files by the module's own reader, checks and judge, over what came before them in the same inspection.</summary>
internal sealed class Inspection(YearPlan plan, IReadOnlyList<Session> sessions, UnsignedFiles unsigned, TimeProvider time)
{
    /// <summary>A file written to within so short a time may not be all there.</summary>
    private static readonly TimeSpan Still = TimeSpan.FromSeconds(2);

    private readonly IOptions<ContentOptions> options = Options.Create(new ContentOptions());
    private readonly FileChecks checks = new();
    private readonly PaperJudge judge = new("langson", unsigned, plan, sessions);
    private readonly List<KnownFile> files = [];
    private readonly List<Paper> papers = [];

    /// <summary>Takes the files in the ordinal order of their names, whatever order they are given in.</summary>
    public async IAsyncEnumerable<InspectedFile> RunAsync(IEnumerable<string> paths, [EnumeratorCancellation] CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("txct-inspect-");
        try
        {
            var transit = new Transit(folder.FullName, options);
            foreach (var path in paths.Distinct().OrderBy(path => Path.GetFileName(path), StringComparer.Ordinal).ThenBy(path => path, StringComparer.Ordinal))
            {
                yield return await InspectAsync(path, transit, cancel);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<InspectedFile> InspectAsync(string path, Transit transit, CancellationToken cancel)
    {
        var name = Path.GetFileName(path);
        if (FileNames.IsNoPaper(name))
        {
            return new InspectedFile(path, "ignored", [], null, null, null);
        }

        switch (RegularFile.Open(path))
        {
            case OpenedFile.Opened { Bytes: var bytes } opened:
                await using (bytes)
                {
                    return bytes.Length > options.Value.MaxFileBytes
                        ? Unread(path, Finding.Of("too-large", options.Value.MaxFileBytes >> 20))
                        : await InspectAsync(path, opened, transit, cancel);
                }

            case OpenedFile.NotRegular:
                return Unread(path, Finding.Of("not-a-regular-file"));
            default:
                return Unread(path, Finding.Of("unreadable"));
        }
    }

    private async Task<InspectedFile> InspectAsync(string path, OpenedFile.Opened opened, Transit transit, CancellationToken cancel)
    {
        try
        {
            using var taken = await transit.TakeAsync(opened.Bytes, cancel);
            if (await ChangesAsync(path, opened, taken.Size, cancel))
            {
                return Unread(path, Finding.Of("still-changing"));
            }

            return await JudgeAsync(path, taken, cancel);
        }
        catch (TooLargeException exception)
        {
            return Unread(path, Finding.Of("too-large", exception.LimitInBytes >> 20));
        }
        catch (IOException)
        {
            return Unread(path, Finding.Of("unreadable"));
        }
    }

    private async Task<InspectedFile> JudgeAsync(string path, TransitFile taken, CancellationToken cancel)
    {
        var reading = await new PaperReader(options, time).ReadAsync(taken, Path.GetFileName(path), cancel);
        var candidate = new Candidate(path, Path.GetFileName(path), Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))), taken, reading);
        var judged = judge.Of(candidate, checks.ForPublication(reading), new Known(files, papers, []));
        files.Add(new KnownFile(path, taken.Sha256, judged.Outcome == FileOutcome.Refused));
        if (judged.Paper is { } paper)
        {
            papers.Add(paper);
        }

        // Of a secret nothing is told but that it was there.
        var facts = judged.Findings.Any(finding => finding.Code == "secret-mark") ? null : (reading as Reading.Read)?.Paper;
        return new InspectedFile(path, Word(judged.Outcome), judged.Findings, facts, facts is null ? null : judge.RoundsOf(facts, candidate.Folder), taken.Sha256);
    }

    /// <summary>Whether somebody still writes the file: looks again when it has been left alone for a while.</summary>
    private async Task<bool> ChangesAsync(string path, OpenedFile.Opened opened, long size, CancellationToken cancel)
    {
        var age = time.GetUtcNow().UtcDateTime - opened.WrittenAtUtc;
        if (age >= Still)
        {
            return opened.Bytes.Length != size;
        }

        await Task.Delay(age < TimeSpan.Zero ? Still : Still - age, time, cancel);
        var now = new FileInfo(path);
        return !now.Exists || now.Length != size || now.LastWriteTimeUtc != opened.WrittenAtUtc;
    }

    private static InspectedFile Unread(string path, Finding finding)
    {
        Finding[] findings = FileNames.Check(Path.GetFileName(path)) is { } name ? [finding, name] : [finding];
        return new InspectedFile(path, findings.Max(each => each.Verdict).ToString().ToLowerInvariant(), findings, null, null, null);
    }

    private static string Word(FileOutcome outcome) => outcome switch { FileOutcome.Accepted => "publishable", FileOutcome.Held => "held", _ => "refused" };
}
