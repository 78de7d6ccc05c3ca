using System.Text.RegularExpressions;
using LangSon.Txct.Operations.Settings;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Operations.Bundle;

/// <summary>The last look at an entry: whatever is known to be secret or to name somebody is masked, wherever it came from.</summary>
internal sealed partial class Redaction
{
    /// <summary>What stands in the place of what is masked.</summary>
    public const string Masked = "••••••";

    /// <summary>Shorter words are in too many others.</summary>
    private const int ShortestWord = 4;

    private readonly IReadOnlyList<string> words;

    private Redaction(IReadOnlyList<string> words) => this.words = words;

    /// <summary>Masks what was set in letters, on the page or by the host, and the data folder, whose path may bear a person's name.</summary>
    public static Redaction Of(BundleSource source)
    {
        var said = source.Kept.Where(pair => source.Known.GetValueOrDefault(pair.Key) is null or { IsSecret: true } or { Hint: Setting.Letters }).Select(pair => pair.Value).OfType<string>();
        return new Redaction([.. said.Concat(source.HostWords).Append(Path.GetFullPath(source.Data)).Append(Environment.UserName).Append(Environment.MachineName)
            .Where(word => word.Length >= ShortestWord).Distinct().OrderByDescending(word => word.Length).Select(AsWritten)]);
    }

    public string Clean(string text) => MailAddress().Replace(words.Aggregate(text, (clean, word) => clean.Replace(word, Masked, StringComparison.Ordinal)), Masked);

    /// <summary>As it stands within a text of JSON.</summary>
    private static string AsWritten(string word) => RecordJson.Write(word)[1..^1];

    [GeneratedRegex(@"[\p{L}0-9._%+-]+@[\p{L}0-9-]+(\.[\p{L}0-9-]+)+")]
    private static partial Regex MailAddress();
}
