using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace LangSon.Txct.Support;

/// <summary>A mail server on a free port that keeps what it is given, as RFC 5321 has it; or refuses, or says nothing.</summary>
internal sealed class SmtpPeer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentQueue<ReceivedMail> received = [];
    private readonly bool isMute;
    private readonly Task running;

    private SmtpPeer(string? refusal, bool isMute)
    {
        (Refusal, this.isMute) = (refusal, isMute);
        listener.Start();
        running = ListenAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What is answered to each recipient; null if all are welcome.</summary>
    public string? Refusal { get; set; }

    public IReadOnlyCollection<ReceivedMail> Received => received;

    public static SmtpPeer Start(string? refusal = null, bool isMute = false) => new(refusal, isMute);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await running;
        stopping.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                using var line = await listener.AcceptTcpClientAsync(stopping.Token);
                await TalkAsync(line.GetStream());
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        if (isMute)
        {
            await Task.Delay(Timeout.Infinite, stopping.Token);
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        var (from, to) = ("", "");
        await SayAsync(stream, "220 peer");
        while (await reader.ReadLineAsync(stopping.Token) is { } said)
        {
            switch (said.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "MAIL":
                    from = Address(said);
                    await SayAsync(stream, "250 ok");
                    break;
                case "RCPT":
                    to = Address(said);
                    await SayAsync(stream, Refusal ?? "250 ok");
                    break;
                case "DATA":
                    await SayAsync(stream, "354 go on");
                    received.Enqueue(new ReceivedMail(from, to, await MessageAsync(reader)));
                    await SayAsync(stream, "250 kept");
                    break;
                case "QUIT":
                    await SayAsync(stream, "221 bye");
                    return;
                default:
                    await SayAsync(stream, "250 ok");
                    break;
            }
        }
    }

    private async Task<MimeMessage> MessageAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(stopping.Token) is { } line && line != ".")
        {
            text.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        }

        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        return await MimeMessage.LoadAsync(bytes, stopping.Token);
    }

    private Task SayAsync(NetworkStream stream, string words) => stream.WriteAsync(Encoding.ASCII.GetBytes($"{words}\r\n"), stopping.Token).AsTask();

    private static string Address(string said) => said[(said.IndexOf('<', StringComparison.Ordinal) + 1)..said.IndexOf('>', StringComparison.Ordinal)];
}

internal sealed record ReceivedMail(string From, string To, MimeMessage Message);
