using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LangSon.Txct.Network;

/// <summary>Authorities that the administrator named, believed beside those of the machine.</summary>
/// <param name="path">Full path of a PEM file with their certificates.</param>
internal sealed class OwnAuthorities(string path)
{
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    /// <exception cref="IOException">The file is not there, or not given.</exception>
    /// <exception cref="UnauthorizedAccessException">The account may not read it.</exception>
    /// <exception cref="CryptographicException">It holds no certificate.</exception>
    public X509Certificate2Collection Read()
    {
        var read = new X509Certificate2Collection();
        read.ImportFromPem(File.ReadAllText(path));
        return read.Count > 0 ? read : throw new CryptographicException("There is no certificate within the file.");
    }

    /// <summary>Whether a server is who it says it is: by the machine's authorities, or by these. A file that cannot be read makes nobody believed.</summary>
    public bool Believe(object sender, X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None || (errors == SslPolicyErrors.RemoteCertificateChainErrors && certificate is X509Certificate2 own && IsIssuedByOne(own, sent));

    private bool IsIssuedByOne(X509Certificate2 certificate, X509Chain? sent)
    {
        try
        {
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(Read());
            chain.ChainPolicy.ExtraStore.AddRange(sent?.ChainElements.Select(element => element.Certificate).ToArray() ?? []);
            chain.ChainPolicy.ApplicationPolicy.Add(ServerAuthentication);

            // Both would be asked of addresses that nobody set.
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.DisableCertificateDownloads = true;
            return chain.Build(certificate);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return false;
        }
    }
}
