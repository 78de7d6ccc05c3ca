using System.Text.RegularExpressions;
using LangSon.Txct.Cli.Settings;

namespace LangSon.Txct.Cli.Bundle;

/// <summary>The last look at an entry: whatever is known to be secret or to name somebody is masked, wherever it came from.</summary>
internal sealed partial class Redaction
{
    /// <summary>Shorter words are in too many others.</summary>
    private const int ShortestWord = 4;

    private readonly IReadOnlyList<string> words;

    private Redaction(IReadOnlyList<string> words) => this.words = words;

    /// <param name="settings">What was set: letters may name somebody, and are secrets at times.</param>
    /// <param name="data">The module's data folder, whose path may bear a person's name.</param>
    public static Redaction Of(SettingsFile settings, string data)
    {
        var known = settings.Known();
        var said = settings.Read().Where(pair => known.GetValueOrDefault(pair.Key) is null or { IsSecret: true } or { Hint: "chữ" }).Select(pair => pair.Value).OfType<string>();
        return new Redaction([.. said.Append(Path.GetFullPath(data)).Append(Environment.UserName).Append(Environment.MachineName)
            .Where(word => word.Length >= ShortestWord).Distinct().OrderByDescending(word => word.Length).Select(AsWritten)]);
    }

    public string Clean(string text) => MailAddress().Replace(words.Aggregate(text, (clean, word) => clean.Replace(word, SettingsFile.Masked, StringComparison.Ordinal)), SettingsFile.Masked);

    /// <summary>As it stands within a text of JSON.</summary>
    private static string AsWritten(string word) => CommandJson.Write(word)[1..^1];

    [GeneratedRegex(@"[\p{L}0-9._%+-]+@[\p{L}0-9-]+(\.[\p{L}0-9-]+)+")]
    private static partial Regex MailAddress();
}
