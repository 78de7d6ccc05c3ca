using System.Text.RegularExpressions;
using LangSon.Txct.Support;

namespace LangSon.Txct.Cli;

/// <summary>What README says of the tool, beside what the tool says of itself.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public async Task Every_command_in_README_is_one_of_the_tool_with_just_these_options()
    {
        var told = File.ReadLines(Path.Combine(Papers.Root, "README.md")).Select(line => Line().Match(line)).Where(match => match.Success)
            .Select(match => (Command: match.Groups["command"].Value, Options: Option().Matches(match.Groups["rest"].Value).Select(option => option.Value).ToList())).ToList();

        Assert.True(told.Count > 25, $"README names {told.Count} commands");
        await Parallel.ForEachAsync(told.GroupBy(line => line.Command), TestContext.Current.CancellationToken, async (lines, _) =>
        {
            var (exit, help, errors) = await CommandProcess.RunAsync([.. lines.Key.Split(' '), "--help"]);

            Assert.Equal((0, ""), (exit, errors));
            Assert.All(lines.SelectMany(line => line.Options), option => Assert.Matches($@"{option}\b", help));
        });
    }

    [GeneratedRegex("^dotnet run --project src/LangSon\\.Txct\\.Cli -- (?<command>[a-z-]+( (check|deadlines|list|retry|set|export|import)(?= |$))?)(?<rest>.*)$")]
    private static partial Regex Line();

    [GeneratedRegex("--[a-z][a-z-]*")]
    private static partial Regex Option();
}
