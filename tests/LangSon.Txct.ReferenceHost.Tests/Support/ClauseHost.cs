using LangSon.Txct.Cli.Conformance.Clauses;
using LangSon.Txct.ReferenceHost.Contract;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>One reference host for all that is asked of it clause by clause, with nothing to publish.</summary>
public sealed class ClauseHost : IAsyncLifetime
{
    private readonly TemporaryFolder empty = new();

    internal RunningHost Running { get; private set; } = null!;

    public HttpClient Service { get; private set; } = null!;

    /// <summary>The host that the clauses are held against.</summary>
    internal HostUnderTest UnderTest { get; private set; } = null!;

    /// <summary>Where this host serves the contract.</summary>
    internal Uri BaseUrl => new(Running.Options.Url, $"{HostContract.Prefix}/");

    /// <summary>The name and secret that this host knows.</summary>
    internal ServiceCredentials Credentials => ServiceCredentials.Load(Running.Options);

    public async ValueTask InitializeAsync()
    {
        Running = await RunningHost.StartAsync(drop: empty.Path);
        Running.Traffic.IsRecording = false;
        Service = await Running.ServiceAsync();
        UnderTest = await SignInAsync(BaseUrl, CancellationToken.None);
    }

    /// <summary>Comes to this host by any address, such as that of a proxy.</summary>
    internal Task<HostUnderTest> SignInAsync(Uri url, CancellationToken cancel) => HostUnderTest.SignInAsync(url, Credentials.ClientId, Credentials.ClientSecret, cancel);

    public async ValueTask DisposeAsync()
    {
        UnderTest.Dispose();
        Service.Dispose();
        await Running.DisposeAsync();
        empty.Dispose();
    }
}
