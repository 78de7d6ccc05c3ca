using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LangSon.Txct.Content;

namespace LangSon.Txct.Operations.Tool;

/// <summary>Lets in the administrator's tool on this machine: whoever may read the module's folder may ask the module.</summary>
/// <remarks>A new token at each start; one of an earlier start opens nothing.</remarks>
internal sealed class ToolToken(string dataDirectory)
{
    /// <summary>In the module's folder, readable by its owner alone.</summary>
    public const string FileName = "tool-token.json";

    private const string Scheme = "Txct-Tool ";

    private readonly string token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Puts the token into the folder, whole or not at all.</summary>
    public async Task WriteAsync(CancellationToken cancel)
    {
        var path = Path.Combine(dataDirectory, FileName);
        var draft = $"{path}.{Guid.NewGuid():n}";
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var file = new FileStream(draft, how))
        {
            await JsonSerializer.SerializeAsync(file, new { token }, cancellationToken: cancel);
        }

        BusyFiles.Move(draft, path);
    }

    /// <param name="authorization">The request's header.</param>
    public bool IsIn(string authorization) => authorization.StartsWith(Scheme, StringComparison.Ordinal)
        && CryptographicOperations.FixedTimeEquals(DigestOf(authorization[Scheme.Length..]), DigestOf(token));

    private static byte[] DigestOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
