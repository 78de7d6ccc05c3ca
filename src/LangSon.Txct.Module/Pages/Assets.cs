using System.IO.Compression;
using System.Security.Cryptography;

namespace LangSon.Txct.Pages;

/// <summary>Stylesheet, scripts and pictures, embedded in the assembly, each under a name that holds its digest.</summary>
internal sealed class Assets
{
    private readonly Dictionary<string, Asset> byName = [];

    public Assets()
    {
        Stylesheet = Add("txct", ".css", "text/css; charset=utf-8");
        Icon = Add("icon", ".svg", "image/svg+xml; charset=utf-8");
        Script = Add("page", ".js", "text/javascript; charset=utf-8");
        var worker = Read("LangSon.Txct.Assets.worker.js");
        Worker = new Asset("text/javascript; charset=utf-8", worker, Compress(worker));
    }

    /// <summary>The path of the stylesheet, below the module's prefix.</summary>
    public string Stylesheet { get; }

    public string Icon { get; }

    /// <summary>The path of the pages' script.</summary>
    public string Script { get; }

    /// <summary>What keeps documents readable without a network. It has one name for ever, so that a newer one takes its place.</summary>
    public Asset Worker { get; }

    public Asset? Find(string name) => byName.GetValueOrDefault(name);

    private string Add(string name, string extension, string mediaType)
    {
        var bytes = Read($"LangSon.Txct.Assets.{name}{extension}");
        var hashed = $"{name}.{Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}{extension}";
        byName.Add(hashed, new Asset(mediaType, bytes, Compress(bytes)));
        return $"assets/{hashed}";
    }

    private static byte[] Read(string resource)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.SmallestSize))
        {
            brotli.Write(bytes);
        }

        return compressed.ToArray();
    }
}

/// <param name="Brotli">The same bytes, compressed once.</param>
internal sealed record Asset(string MediaType, byte[] Bytes, byte[] Brotli);
