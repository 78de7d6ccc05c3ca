using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Content.Reading.Facts;

namespace LangSon.Txct.Collecting;

/// <summary>Which paper of a group a listed row is. Ids of sources are aliases only.</summary>
internal static class ReportIdentity
{
    /// <summary>Of group, round and kind; for minutes also the meeting.</summary>
    public static string Of(string tenant, SourceReport report) => $"rep-{Hash(
        tenant, report.GroupId ?? "", report.Round ?? "", report.Kind ?? "",
        report.Kind == "Minutes" ? $"{Day(report.Meeting?.Date)} {Fold(report.Meeting?.Place)}" : "")[..32]}";

    /// <summary>The digest of all that counts of a listed row; another one where anything of it has changed. A second deletion is another than the first.</summary>
    public static string ContentOf(SourceReport report) => Hash(
    [
        report.Kind ?? "", report.GroupId ?? "", report.Round ?? "", $"{Day(report.Meeting?.Date)} {report.Meeting?.Place}", report.DocumentNumber ?? "", Day(report.IssuedOn), report.Title,
        report.Deleted ? report.ModifiedAt.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture) : "", report.Unreadable ?? "",
        .. report.Attachments.OrderBy(attachment => attachment.Name, StringComparer.Ordinal).Select(attachment => $"{attachment.Name} {attachment.Sha256}"),
    ]);

    /// <summary>The digest of a paper's bytes, whatever its source calls them, or the paper.</summary>
    public static string BytesOf(IEnumerable<Part> files) => Hash([.. files.Select(file => file.Sha256).Order(StringComparer.Ordinal)]);

    private static string Hash(params string[] parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Fold(string? place) => string.Concat(Composed.Of(place ?? "").ToLowerInvariant().Where(char.IsLetterOrDigit));
}
