using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>The ticket that a host of any stack signs: RFC 7515 by hand, as its programmers would write it.</summary>
internal static class HostTicket
{
    /// <summary>Long enough for other methods too, so that it is the method that is refused.</summary>
    public const string Secret = "một bí mật đủ dài của phần mềm chủ, mà cả HS512 cũng nhận";

    /// <param name="claims">What differs from a sound ticket; null leaves a claim out.</param>
    public static string Of(string role, params (string Name, object? Value)[] claims)
    {
        var payload = new Dictionary<string, object?>
        {
            ["sub"] = $"{role}-1", ["name"] = "Hoàng Thị Giả Định", ["role"] = role, ["iat"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(), ["jti"] = Guid.NewGuid().ToString("n"),
        };
        foreach (var (name, value) in claims)
        {
            payload[name] = value;
        }

        return Sign(payload.Where(claim => claim.Value is not null).ToDictionary());
    }

    public static string Sign(Dictionary<string, object?> payload, string algorithm = "HS256", string secret = Secret)
    {
        var signed = $"{Encode(JsonSerializer.SerializeToUtf8Bytes(new { alg = algorithm, typ = "JWT" }))}.{Encode(JsonSerializer.SerializeToUtf8Bytes(payload))}";
        var (key, bytes) = (Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed));
        return algorithm switch
        {
            "none" => $"{signed}.",
            "HS512" => $"{signed}.{Encode(HMACSHA512.HashData(key, bytes))}",
            _ => $"{signed}.{Encode(HMACSHA256.HashData(key, bytes))}",
        };
    }

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
