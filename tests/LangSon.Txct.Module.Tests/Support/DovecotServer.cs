using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LangSon.Txct.Support;

[assembly: AssemblyFixture(typeof(DovecotServer))]

namespace LangSon.Txct.Support;

/// <summary>An IMAP server of the tests' own, in a temporary folder. Started for the first test that asks for it, stopped after the last one.</summary>
/// <remarks>Every user with the password below has a mailbox.</remarks>
public sealed class DovecotServer : IAsyncDisposable
{
    public const string Password = "mat-khau";

    private const string Program = "/usr/sbin/dovecot";

    /// <summary>The keeper: serves until its input ends, and then stops the server.</summary>
    private const string Keep =
        """
        "$1" -F -c "$2" &
        read -r _
        kill -TERM $!
        wait $!
        """;

    private readonly Lazy<Task<DovecotPorts>> ports;
    private KeptServer? kept;

    public DovecotServer() => ports = new Lazy<Task<DovecotPorts>>(StartAsync);

    /// <summary>Where it listens on this machine. Skips the test where Dovecot is not installed; tests/run.sh installs it.</summary>
    public Task<DovecotPorts> PortsAsync() => ports.Value;

    public ValueTask DisposeAsync() => kept?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<DovecotPorts> StartAsync()
    {
        Assert.SkipWhen(!File.Exists(Program), "Dovecot is not installed.");
        kept = new KeptServer("txct-imap-");
        var folder = kept.Folder.FullName;
        var chosen = new DovecotPorts(FreePort(), FreePort(), Path.Combine(folder, "cert.pem"));
        Certify(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "dovecot.conf"), Settings(folder, chosen));
        if (Environment.IsPrivilegedProcess)
        {
            // The server gives no mailbox to root.
            Directory.CreateDirectory(Path.Combine(folder, "home"));
            await kept.GiveAsync("mail");
        }

        kept.Start("sh", "-c", Keep, "sh", Program, Path.Combine(folder, "dovecot.conf"));
        await Eventually.IsTrueAsync("Dovecot answers", () => AnswersAsync(chosen.Plain));
        return chosen;
    }

    private static string Settings(string folder, DovecotPorts ports)
    {
        var (self, mail) = Environment.IsPrivilegedProcess ? ("dovecot", "mail") : (Environment.UserName, Environment.UserName);
        return $$"""
            protocols = imap
            listen = 127.0.0.1
            base_dir = {{folder}}/run
            state_dir = {{folder}}/state
            log_path = {{folder}}/log
            default_internal_user = {{self}}
            default_login_user = {{(Environment.IsPrivilegedProcess ? "dovenull" : self)}}
            first_valid_uid = 1
            disable_plaintext_auth = no
            ssl = yes
            ssl_cert = <{{folder}}/cert.pem
            ssl_key = <{{folder}}/key.pem
            service imap-login {
              chroot =
              inet_listener imap {
                port = {{ports.Plain}}
              }
              inet_listener imaps {
                port = {{ports.Tls}}
              }
            }
            service anvil {
              chroot =
            }
            passdb {
              driver = static
              args = password={{Password}}
            }
            userdb {
              driver = static
              args = uid={{mail}} gid={{(Environment.IsPrivilegedProcess ? "mail" : Environment.UserName)}} home={{folder}}/home/%u
            }
            mail_location = maildir:~/mail
            namespace inbox {
              inbox = yes
              mailbox Drafts {
                auto = create
                special_use = \Drafts
              }
            }
            """;
    }

    private static void Certify(string folder)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(folder, "cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var line = new TcpClient();
            await line.ConnectAsync(IPAddress.Loopback, port);
            return await line.GetStream().ReadAsync(new byte[1]) == 1;
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return false;
        }
    }
}

/// <param name="Certificate">Full path of the file with its own certificate, for localhost.</param>
public sealed record DovecotPorts(int Plain, int Tls, string Certificate);
