using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LangSon.Txct.Support;

/// <summary>A proxy for http and https on a free port (RFC 9110, 9.3.6; RFC 9112, 3.2.2). Whatever machine is asked for, it leads to one server.</summary>
internal sealed class SmallProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly int serverPort;
    private readonly string? wanted;
    private readonly Task running;

    private SmallProxy(int serverPort, string? login)
    {
        this.serverPort = serverPort;
        wanted = login is null ? null : $"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(login))}";
        listener.Start();
        running = ListenAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>What it was asked for and did, as in "GET http://host.example/base" or "CONNECT host.example:443".</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <param name="login">Name and password that it asks for, parted by a colon.</param>
    public static SmallProxy To(int serverPort, string? login = null) => new(serverPort, login);

    /// <summary>May be called again.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested)
        {
            return;
        }

        await stopping.CancelAsync();
        await running;
        listener.Stop();
        stopping.Dispose();
    }

    private async Task ListenAsync()
    {
        List<Task> lines = [];
        try
        {
            while (true)
            {
                lines.Add(TalkAsync(await listener.AcceptTcpClientAsync(stopping.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(lines);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var line = client;
        try
        {
            var near = client.GetStream();
            while (await HeadAsync(near) is { Length: > 0 } head)
            {
                if (wanted is null || head.Contains(wanted, StringComparison.Ordinal))
                {
                    await LeadAsync(near, head);
                    return;
                }

                await near.WriteAsync("HTTP/1.1 407 Login needed\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), stopping.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // One side has gone.
        }
    }

    private async Task LeadAsync(NetworkStream near, string head)
    {
        var words = head.Split(' ', 3);
        Asked.Enqueue($"{words[0]} {words[1]}");
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, serverPort, stopping.Token);
        var far = server.GetStream();
        if (words[0] == "CONNECT")
        {
            await near.WriteAsync("HTTP/1.1 200 Connected\r\n\r\n"u8.ToArray(), stopping.Token);
        }
        else
        {
            var rest = words[2].Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal);
            await far.WriteAsync(Encoding.Latin1.GetBytes($"{words[0]} {new Uri(words[1]).PathAndQuery} {rest}"), stopping.Token);
        }

        await Task.WhenAny(near.CopyToAsync(far, stopping.Token), far.CopyToAsync(near, stopping.Token));
    }

    private async Task<string> HeadAsync(NetworkStream stream)
    {
        var (head, one) = (new StringBuilder(), new byte[1]);
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, stopping.Token) == 1)
        {
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
