using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Network;

/// <summary>The one place that says by which way the module calls others, and whom it believes there.</summary>
internal sealed class OutgoingLines
{
    private readonly IWebProxy? proxy;
    private readonly bool isPastProxies;

    public OutgoingLines(IOptions<NetworkOptions> options)
    {
        var settings = options.Value;
        (proxy, isPastProxies) = (ProxyOf(settings), settings.Proxy == NetworkOptions.Direct);
        Authorities = settings.CaFile is { Length: > 0 } file ? new OwnAuthorities(file) : null;
    }

    /// <summary>The authorities of the settings; null where only those of the machine count.</summary>
    public OwnAuthorities? Authorities { get; }

    public void Apply(SocketsHttpHandler handler)
    {
        handler.UseProxy = !isPastProxies;
        handler.Proxy = proxy;
        if (Authorities is not null)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = Authorities.Believe;
        }
    }

    /// <summary>The proxy by which an address is called; null if by none.</summary>
    public Uri? ProxyFor(Uri address) => isPastProxies || (proxy ?? HttpClient.DefaultProxy) is not { } chosen || chosen.IsBypassed(address) ? null : chosen.GetProxy(address);

    private static WebProxy? ProxyOf(NetworkOptions settings) => settings.ProxyAddress is not { } address ? null : new WebProxy(address)
    {
        BypassList = [.. settings.ProxyBypass.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Pattern)],
        Credentials = settings.ProxyUser is { Length: > 0 } user ? new NetworkCredential(user, settings.ProxyPassword) : null,
    };

    /// <summary>The framework compares with scheme, machine and port together.</summary>
    private static string Pattern(string machine) => $"^[a-z]+://{Regex.Escape(machine).Replace(@"\*", ".*", StringComparison.Ordinal)}(:[0-9]+)?$";
}
