using System.Security.Cryptography;
using System.Text;
using LangSon.Txct.Content.Reading.Facts;

namespace LangSon.Txct.Publishing;

/// <summary>Which document a paper is. The same paper gives the same id on any machine, also after a backup was restored.</summary>
internal static class DocumentIdentity
{
    /// <summary>Of a numbered document: issuer, number, notation and year; without a number, as forms are: type and first content.</summary>
    public static string Of(string tenant, string type, string? issuer, string? number, string? notation, DateOnly? issuedOn, string sha256) =>
        number is not null && notation is not null
            ? Hash(tenant, Fold(issuer), number.TrimStart('0'), notation.ToUpperInvariant(), issuedOn?.Year.ToString())
            : Hash(tenant, type, sha256);

    private static string Hash(params string?[] parts) =>
        $"doc-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..32]}";

    /// <summary>A body's name by its letters alone, so that two ways of writing it are one.</summary>
    public static string Fold(string? issuer) => string.Concat(Composed.Of(issuer ?? "").ToUpperInvariant().Where(char.IsLetter));
}
