using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LangSon.Txct.ReferenceHost.Support.Line;

/// <summary>Stands between module and host, and lets requests pass, or not.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<RequestKind, ConcurrentQueue<LineFault>> orders = new();
    private readonly ConcurrentQueue<Task> late = new();
    private readonly SemaphoreSlim closing = new(1);
    private readonly Uri host;
    private TcpListener listener = StartAnywhere();

    public FaultProxy(Uri host)
    {
        this.host = host;
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        _ = ListenAsync();
    }

    public Uri Url { get; }

    /// <summary>How many faults were ordered that nothing has met yet.</summary>
    public int Outstanding => orders.Values.Sum(queue => queue.Count);

    /// <summary>Each request that came, by its kind.</summary>
    public ConcurrentQueue<RequestKind> Requests { get; } = new();

    /// <summary>The next requests of this kind meet these faults, one each.</summary>
    public void Order(RequestKind kind, params IEnumerable<LineFault> faults)
    {
        foreach (var fault in faults)
        {
            orders.GetOrAdd(kind, _ => new ConcurrentQueue<LineFault>()).Enqueue(fault);
        }
    }

    public async Task<TcpClient> ConnectAsync(CancellationToken cancel)
    {
        var line = new TcpClient { NoDelay = true };
        await line.ConnectAsync(host.Host, host.Port, cancel);
        return line;
    }

    /// <summary>Lets nobody connect for a while; asked again meanwhile, by who came over a line that stood, for a while longer.</summary>
    public async Task CloseForAsync(TimeSpan time)
    {
        await closing.WaitAsync();
        try
        {
            listener.Stop();
            await Task.Delay(time);
            listener = new TcpListener(IPAddress.Loopback, Url.Port);
            listener.Start();
            _ = ListenAsync();
        }
        finally
        {
            closing.Release();
        }
    }

    /// <summary>Does something later, beside all else.</summary>
    public void Later(Func<Task> act) => late.Enqueue(act());

    /// <summary>Waits for what was to be done later.</summary>
    public Task LateAsync() => Task.WhenAll(late);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        closing.Dispose();
    }

    /// <summary>On a port that the system gives to nobody who calls out: while this is closed for a while, none of them takes it.</summary>
    private static TcpListener StartAnywhere()
    {
        while (true)
        {
            try
            {
                var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(20_000, 32_000));
                listener.Start();
                return listener;
            }
            catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // Somebody else listens there.
            }
        }
    }

    private async Task ListenAsync()
    {
        var own = listener;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await own.AcceptTcpClientAsync(stopping.Token));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var line = client;
        line.NoDelay = true;
        try
        {
            var stream = line.GetStream();
            for (var goesOn = true; goesOn;)
            {
                if (await RawMessage.ReadHeadAsync(stream, stopping.Token) is not { } head)
                {
                    return;
                }

                var exchange = new Exchange(this, line, head, stopping.Token);
                Requests.Enqueue(exchange.Kind);
                await (orders.TryGetValue(exchange.Kind, out var queue) && queue.TryDequeue(out var fault) ? fault.Act(exchange) : PassAsync(exchange));
                goesOn = exchange.GoesOn;
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One of the ends has gone.
        }
    }

    private static async Task PassAsync(Exchange exchange) => await exchange.AnswerAsync((await exchange.ForwardAsync()).Bytes);
}
