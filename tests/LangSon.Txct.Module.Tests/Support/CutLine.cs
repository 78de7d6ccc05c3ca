using System.Net;
using System.Net.Sockets;

namespace LangSon.Txct.Support;

/// <summary>A line to a server that breaks after so many bytes towards it, each time anew.</summary>
internal sealed class CutLine : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Queue<long> cuts;
    private readonly int server;
    private readonly Lock locked = new();
    private long left;

    /// <param name="cuts">After how many bytes each cut comes, counted from the one before.</param>
    public CutLine(int server, IEnumerable<long> cuts)
    {
        this.server = server;
        this.cuts = new Queue<long>(cuts);
        left = this.cuts.Dequeue();
        listener.Start();
        _ = ListenAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Bytes that went towards the server, heads of requests included.</summary>
    public long Sent { get; private set; }

    /// <summary>How often it broke.</summary>
    public int Cuts { get; private set; }

    public void Dispose() => listener.Dispose();

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var to = new TcpClient();
        using var from = client;
        try
        {
            await to.ConnectAsync(IPAddress.Loopback, server);
            var answers = to.GetStream().CopyToAsync(from.GetStream());
            var buffer = new byte[8 << 10];
            int read;
            while ((read = await from.GetStream().ReadAsync(buffer)) > 0)
            {
                var passes = Count(read);
                await to.GetStream().WriteAsync(buffer.AsMemory(0, passes));
                if (passes < read)
                {
                    from.LingerState = to.LingerState = new LingerOption(true, 0);
                    return;
                }
            }

            await answers;
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // One of the ends has gone.
        }
    }

    /// <summary>How many of the bytes pass; fewer where the line breaks.</summary>
    private int Count(int bytes)
    {
        lock (locked)
        {
            Sent += bytes;
            if (bytes < left)
            {
                left -= bytes;
                return bytes;
            }

            var passes = (int)left - 1;
            Cuts++;
            left = cuts.TryDequeue(out var next) ? next : long.MaxValue;
            return passes;
        }
    }
}
