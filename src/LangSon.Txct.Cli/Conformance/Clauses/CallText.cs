using System.Globalization;
using System.Text;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>Writes requests and answers down for people.</summary>
internal static class CallText
{
    /// <summary>Most letters of a body that are shown.</summary>
    private const int MostLetters = 2000;

    /// <param name="withBody">False for what has a secret in its body.</param>
    public static async Task<string> OfAsync(HttpRequestMessage request, bool withBody, CancellationToken cancel)
    {
        var text = new StringBuilder($"{request.Method} {request.RequestUri}\n");
        foreach (var (name, values) in request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()))
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: {(name == "Authorization" ? HostUnderTest.Mask : string.Join(", ", values))}\n");
        }

        // Bytes on their way to an upload may be cut on purpose: they are not read here.
        return (request.Content is StringContent json ? text.Append(withBody ? Short(await json.ReadAsStringAsync(cancel)) : HostUnderTest.Mask) : text).ToString().TrimEnd();
    }

    /// <param name="withBody">False for what has a secret in its body.</param>
    public static string Of(int status, IReadOnlyDictionary<string, string> headers, byte[] body, bool withBody)
    {
        var kind = headers.GetValueOrDefault("Content-Type") ?? "";
        var isText = kind.Contains("json", StringComparison.OrdinalIgnoreCase) || kind.StartsWith("text/", StringComparison.OrdinalIgnoreCase);
        var said = !withBody ? HostUnderTest.Mask : isText ? Short(Encoding.UTF8.GetString(body)) : body.Length > 0 ? $"({body.Length} byte)" : "";
        return $"{status}\n{string.Concat(headers.Select(header => $"{header.Key}: {header.Value}\n"))}{said}".TrimEnd();
    }

    private static string Short(string text) => text.Length <= MostLetters ? text : $"{text[..MostLetters]}… ({text.Length} chữ)";
}
