using System.Globalization;
using System.Text.Json;
using RestSharp;

namespace LangSon.Txct.Transport;

/// <summary>OAuth 2.0 client credentials (RFC 6749, 4.4); where tokens are given out, the host itself says. One of level 1 or 2 that names no such place takes the secret as a fixed key.</summary>
internal sealed class ClientCredentials(string clientId, string clientSecret, TimeProvider time) : IPeerCredentials, IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    /// <summary>How long a host that gave no tokens is taken to give none.</summary>
    private static readonly TimeSpan KeyIsTaken = TimeSpan.FromMinutes(5);

    /// <summary>A year.</summary>
    private const int MostSeconds = 365 * 24 * 60 * 60;

    private readonly SemaphoreSlim asking = new(1, 1);
    private (string Value, DateTimeOffset Until)? token;

    public void Dispose() => asking.Dispose();

    public bool Forget()
    {
        var had = token is not null;
        token = null;
        return had;
    }

    public async Task<Answer<string>> FindAsync(PeerClient peer, CancellationToken cancel)
    {
        await asking.WaitAsync(cancel);
        try
        {
            return token is { } known && known.Until > time.GetUtcNow()
                ? new Answer<string>.Ok(known.Value)
                : await AskAsync(peer, cancel);
        }
        finally
        {
            asking.Release();
        }
    }

    private async Task<Answer<string>> AskAsync(PeerClient peer, CancellationToken cancel)
    {
        var about = PeerAnswers.Read(await peer.SendAnonymouslyAsync(new PeerRequest(Method.Get, ""), cancel), TokenUrl, time);
        if (about is not Answer<string?>.Ok { Value: var tokenUrl })
        {
            return about.As<string>();
        }

        if (tokenUrl is null)
        {
            token = ($"Bearer {clientSecret}", time.GetUtcNow() + KeyIsTaken);
            return new Answer<string>.Ok($"Bearer {clientSecret}");
        }

        if (!peer.IsOwnAddress(tokenUrl))
        {
            return new Answer<string>.Unauthorized($"The token address {tokenUrl} is not at the host of the settings; the secret is not sent there.");
        }

        var reply = await peer.SendAnonymouslyAsync(
            new PeerRequest(Method.Post, tokenUrl)
            {
                Form = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = clientSecret },
            },
            cancel);
        var answer = PeerAnswers.Read(reply, Text("access_token"), time);
        if (answer is Answer<string>.Ok { Value: var value })
        {
            token = ($"Bearer {value}", time.GetUtcNow() + LastsFor(reply) - Margin);
            return new Answer<string>.Ok($"Bearer {value}");
        }

        return answer is Answer<string>.Refused refused ? new Answer<string>.Unauthorized(refused.Reason) : answer;
    }

    /// <summary>As the answer says; five minutes where it says nothing that makes sense, for the field is only recommended (RFC 6749, 5.1).</summary>
    private static TimeSpan LastsFor(PeerReply reply) => PeerJson.Parse(reply.Body).TryGetProperty("expires_in", out var field)
        && double.TryParse(field.ToString(), CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < MostSeconds
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.FromMinutes(5);

    /// <summary>Null where a fixed key stands for tokens, as levels below 3 may have it.</summary>
    private static string? TokenUrl(PeerReply reply)
    {
        var facts = PeerJson.Parse(reply.Body);
        return !facts.TryGetProperty("tokenUrl", out _) && facts.GetProperty("level").GetInt32() is 1 or 2 ? null : Text("tokenUrl")(reply);
    }

    private static Func<PeerReply, string> Text(string name) => reply =>
        PeerJson.Parse(reply.Body).GetProperty(name).GetString() ?? throw new JsonException($"{name} is null");
}
