using System.Net.Sockets;

namespace LangSon.Txct.ReferenceHost.Support.Line;

/// <summary>One request on its way through the proxy, its head already read.</summary>
internal sealed class Exchange(FaultProxy proxy, TcpClient client, byte[] head, CancellationToken cancel)
{
    private readonly NetworkStream line = client.GetStream();
    private RawMessage? request;

    public RequestKind Kind { get; } = RequestKinds.Of(new RawMessage(head, []).FirstWord, new RawMessage(head, []).SecondWord);

    /// <summary>Whether the client may send its next request over the same line.</summary>
    public bool GoesOn { get; private set; } = true;

    public FaultProxy Proxy => proxy;

    /// <summary>The whole request.</summary>
    public async Task<RawMessage> RequestAsync()
    {
        if (request is null && new RawMessage(head, []).Header("Expect") is not null)
        {
            await line.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancel);
        }

        return request ??= await RawMessage.ReadBodyAsync(head, hasNone: false, line, cancel);
    }

    /// <summary>Brings the request to the host and its answer back here, no further.</summary>
    public async Task<RawMessage> ForwardAsync(RawMessage? changed = null)
    {
        var sent = changed ?? await RequestAsync();
        using var host = await proxy.ConnectAsync(cancel);
        var stream = host.GetStream();
        await stream.WriteAsync(sent.Bytes, cancel);
        var answerHead = await RawMessage.ReadHeadAsync(stream, cancel) ?? throw new IOException("The host closed the line.");
        return await RawMessage.ReadBodyAsync(answerHead, sent.FirstWord == "HEAD", stream, cancel);
    }

    /// <summary>Brings a part of the request to the host, and then cuts the line to it.</summary>
    public async Task ForwardPartAsync(double share)
    {
        var sent = await RequestAsync();
        using var host = await proxy.ConnectAsync(cancel);
        await host.GetStream().WriteAsync(sent.Bytes.AsMemory(0, sent.Head.Length + (int)(sent.Body.Length * share)), cancel);

        // For the host to take what has arrived before the line is cut.
        await Task.Delay(50, cancel);
        Reset(host);
    }

    /// <summary>Answers, with whatever bytes.</summary>
    public Task AnswerAsync(ReadOnlyMemory<byte> bytes) => line.WriteAsync(bytes, cancel).AsTask();

    /// <summary>Answers without the host having heard of it.</summary>
    public async Task AnswerAsync(string status, string headers = "", byte[]? body = null)
    {
        var method = (await RequestAsync()).FirstWord;
        var sent = method == "HEAD" ? [] : body ?? [];
        await AnswerAsync(RawMessage.Answer(status, $"Content-Length: {(body ?? []).Length}\r\n{headers}", sent));
    }

    /// <summary>Ends the line as a broken one ends.</summary>
    public void Reset()
    {
        GoesOn = false;
        Reset(client);
    }

    /// <summary>Ends the line in order.</summary>
    public void Close()
    {
        GoesOn = false;
        client.Close();
    }

    /// <summary>Says nothing until the client has given up.</summary>
    public async Task WaitUntilGivenUpAsync()
    {
        GoesOn = false;
        try
        {
            await client.Client.ReceiveAsync(new byte[1], SocketFlags.None, cancel);
        }
        catch (SocketException)
        {
            // Given up.
        }

        client.Close();
    }

    /// <summary>So slowly that nobody waits for the end of it.</summary>
    public async Task DribbleAsync(byte[] answer)
    {
        var givenUp = WaitUntilGivenUpAsync();
        foreach (var one in answer)
        {
            if (await Task.WhenAny(givenUp, Task.Delay(100, cancel)) == givenUp)
            {
                break;
            }

            await AnswerAsync(new[] { one });
        }

        await givenUp;
    }

    private static void Reset(TcpClient line)
    {
        line.LingerState = new LingerOption(true, 0);
        line.Close();
    }
}
