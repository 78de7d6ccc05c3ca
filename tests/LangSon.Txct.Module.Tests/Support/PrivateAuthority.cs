using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LangSon.Txct.Support;

/// <summary>An authority that no machine knows, as an organisation has its own.</summary>
internal sealed class PrivateAuthority : IDisposable
{
    private readonly X509Certificate2 root;

    /// <param name="until">When its own certificate ends. Default in a year.</param>
    public PrivateAuthority(DateTimeOffset? until = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Chung thu goc noi bo", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-2), until ?? DateTimeOffset.UtcNow.AddYears(1));
    }

    /// <summary>Its certificate, as an administrator gets it.</summary>
    public string Pem => root.ExportCertificatePem();

    /// <summary>A server's certificate, for this machine by its address.</summary>
    public X509Certificate2 Issue(string machine = "127.0.0.1")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={machine}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(machine, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(machine);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        using var issued = request.Create(root, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), [1, 2, 3]);
        using var whole = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose() => root.Dispose();
}
