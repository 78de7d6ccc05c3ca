namespace LangSon.Txct.Transport;

/// <summary>What a call shows to be let in.</summary>
internal interface IPeerCredentials
{
    /// <summary>The value of the Authorization header.</summary>
    Task<Answer<string>> FindAsync(PeerClient peer, CancellationToken cancel);

    /// <summary>Forgets a value that was not accepted; false if there is no other to get.</summary>
    bool Forget();
}

/// <summary>A fixed key, as a group's system may give out.</summary>
internal sealed class BearerKey(string key) : IPeerCredentials
{
    private readonly Answer<string> value = new Answer<string>.Ok($"Bearer {key}");

    public Task<Answer<string>> FindAsync(PeerClient peer, CancellationToken cancel) => Task.FromResult(value);

    public bool Forget() => false;
}
