using LangSon.Txct.Support;

namespace LangSon.Txct;

/// <summary>The bugs of tests/planted can still be planted, and name a test that is there.</summary>
public class PlantedTests
{
    private static readonly string Folder = Path.Combine(Papers.Root, "tests", "planted");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.patch").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_planted_bug_changes_words_that_the_code_has_and_names_a_test_that_there_is(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, name));
        var test = lines.Single(line => line.StartsWith("Test: ", StringComparison.Ordinal)).Split(' ');
        var method = test[^1][(test[^1].LastIndexOf('.') + 1)..].TrimEnd('*');
        foreach (var (path, hunk) in Hunks(lines))
        {
            Assert.Contains(hunk, string.Join('\n', File.ReadAllLines(Path.Combine(Papers.Root, path))), StringComparison.Ordinal);
        }

        Assert.Contains(Directory.EnumerateFiles(Path.Combine(Papers.Root, "tests", test[1]), "*.cs", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains($" {method}", StringComparison.Ordinal));
    }

    /// <summary>What stands before each change, with the lines around it and the file.</summary>
    private static IEnumerable<(string Path, string Hunk)> Hunks(string[] lines)
    {
        var path = "";
        List<string> hunk = [];
        foreach (var line in lines.Append("@@"))
        {
            var isNext = line.StartsWith("--- a/", StringComparison.Ordinal);
            if (hunk.Count > 0 && (isNext || line.StartsWith("@@", StringComparison.Ordinal)))
            {
                yield return (path, string.Join('\n', hunk));
                hunk = [];
            }

            if (isNext)
            {
                path = line["--- a/".Length..];
            }
            else if (path.Length > 0 && !line.StartsWith('+') && !line.StartsWith("@@", StringComparison.Ordinal))
            {
                hunk.Add(line.Length == 0 ? "" : line[1..]);
            }
        }
    }
}
