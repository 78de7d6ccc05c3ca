using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>A file of a paper.</summary>
internal sealed class PaperPart(string name, byte[] bytes)
{
    public string Name => name;

    public byte[] Bytes => bytes;

    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>As <c>Repr-Digest</c> says it (RFC 9530).</summary>
    public string Digest => $"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:";

    /// <summary>The upload that holds the bytes, once there is one.</summary>
    public string UploadId { get; set; } = "";

    public JsonObject Sent() => new() { ["name"] = name, ["mediaType"] = "text/plain", ["size"] = bytes.Length, ["sha256"] = Sha256, ["uploadId"] = UploadId };
}
