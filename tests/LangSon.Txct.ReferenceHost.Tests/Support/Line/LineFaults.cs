using System.IO.Compression;
using System.Text;

namespace LangSon.Txct.ReferenceHost.Support.Line;

/// <summary>All that a line, a proxy in between, or the host itself may do to a request.</summary>
internal static class LineFaults
{
    private static readonly RequestKind[] Answered = [RequestKind.Token, RequestKind.List, RequestKind.Create, RequestKind.Append, RequestKind.Commit, RequestKind.Verify, RequestKind.Facts, RequestKind.Reports, RequestKind.Attachment];

    /// <summary>Half of a chunk arrives, then the line breaks.</summary>
    public static LineFault CutUpload { get; } = new("cut in the request", async exchange =>
    {
        await exchange.ForwardPartAsync(0.5);
        exchange.Reset();
    });

    /// <summary>Nothing passes until the test says so.</summary>
    public static LineFault Held(TaskCompletionSource arrived, Task pass) => new("held", async exchange =>
    {
        arrived.TrySetResult();
        await pass;
        await exchange.AnswerAsync((await exchange.ForwardAsync()).Bytes);
    });

    /// <param name="elsewhere">An address of another origin.</param>
    public static IReadOnlyList<LineFault> All(Uri elsewhere) =>
    [
        new("refused", RefuseAsync),
        new("black hole", async exchange => { await exchange.RequestAsync(); await exchange.WaitUntilGivenUpAsync(); }),
        new("reset before the request", exchange => { exchange.Reset(); return Task.CompletedTask; }),
        CutUpload with { Kinds = [RequestKind.Create, RequestKind.Append, RequestKind.Commit, RequestKind.Token] },
        new("reset after the request", async exchange => { await exchange.ForwardAsync(); exchange.Reset(); }),
        new("reset in the headers", async exchange => { await exchange.AnswerAsync((await exchange.ForwardAsync()).Head.AsMemory(0, 30)); exchange.Reset(); }),
        new("body cut short of its length", exchange => CutAsync(exchange, "Content-Length: 400", "{\"data\":[")) { Kinds = Answered },
        new("chunked body cut", exchange => CutAsync(exchange, "Transfer-Encoding: chunked", "9\r\n{\"data\":[\r\n")) { Kinds = Answered },
        new("stalls", StallAsync),
        new("one byte at a time", CreepAsync),
        .. new[] { "500 Internal Server Error", "502 Bad Gateway", "503 Service Unavailable", "504 Gateway Timeout", "408 Request Timeout", "401 Unauthorized", "403 Forbidden" }.Select(status => Says(status)),
        .. new[] { "404 Not Found", "410 Gone", "409 Conflict", "412 Precondition Failed", "413 Content Too Large", "422 Unprocessable Content", "423 Locked", "460 Checksum Mismatch" }.Select(status => Says(status, isFinal: true)),
        .. new[] { "0", "86400", "Wed, 21 Oct 2015 07:28:00 GMT", "soon" }.Select(after => Says("429 Too Many Requests", $"Retry-After: {after}\r\n", name: $"429, Retry-After {after}")),
        Says("302 Found", $"Location: {elsewhere}\r\n", isFinal: true, name: "redirected elsewhere"),
        Says("200 OK", "Content-Type: text/html\r\n", body: "<html><body>Xin đăng nhập mạng không dây</body></html>", name: "200 with a portal's page"),
        Says("200 OK", name: "200, empty"),
        new("200, longer than it says", LongerAsync) { Kinds = Answered },
        new("gzip bomb", BombAsync) { Kinds = Answered },
        Says("200 OK", string.Concat(Enumerable.Range(0, 16).Select(number => $"X-Much-{number}: {new string('x', 4 << 10)}\r\n")), name: "64 KB of headers"),
        new("bit flipped on the way", FlipAsync) { Kinds = [RequestKind.Append] },
        new("replayed", async exchange => { await exchange.ForwardAsync(); await exchange.AnswerAsync((await exchange.ForwardAsync()).Bytes); }),
        new("delivered late", LateAsync),
    ];

    private static LineFault Says(string status, string headers = "", bool isFinal = false, string body = "", string? name = null) =>
        new(name ?? status[..3], exchange => exchange.AnswerAsync(status, headers, Encoding.UTF8.GetBytes(body)), isFinal);

    private static Task RefuseAsync(Exchange exchange)
    {
        exchange.Proxy.Later(() => exchange.Proxy.CloseForAsync(TimeSpan.FromMilliseconds(150)));
        exchange.Reset();
        return Task.CompletedTask;
    }

    private static async Task CutAsync(Exchange exchange, string framing, string start)
    {
        await exchange.ForwardAsync();
        await exchange.AnswerAsync(RawMessage.Answer("200 OK", $"{framing}\r\nUpload-Offset: 1\r\nContent-Type: application/json\r\n", Encoding.ASCII.GetBytes(start)));
        exchange.Close();
    }

    private static async Task StallAsync(Exchange exchange)
    {
        var answer = (await exchange.ForwardAsync()).Bytes;
        await exchange.AnswerAsync(answer.AsMemory(0, answer.Length / 2));
        await exchange.WaitUntilGivenUpAsync();
    }

    /// <summary>Bytes creep up, answers creep down.</summary>
    private static async Task CreepAsync(Exchange exchange)
    {
        if (exchange.Kind == RequestKind.Append)
        {
            await exchange.ForwardPartAsync(0.3);
            await exchange.WaitUntilGivenUpAsync();
        }
        else
        {
            await exchange.DribbleAsync((await exchange.ForwardAsync()).Bytes);
        }
    }

    private static async Task LongerAsync(Exchange exchange)
    {
        var answer = await exchange.ForwardAsync();
        await exchange.AnswerAsync(RawMessage.Answer("200 OK", "Content-Type: application/json\r\nContent-Length: 5\r\n", [.. answer.Body, .. "trailing"u8]));
    }

    private static async Task BombAsync(Exchange exchange)
    {
        await exchange.RequestAsync();
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 64; megabyte++)
            {
                await gzip.WriteAsync(zeros);
            }
        }

        await exchange.AnswerAsync("200 OK", "Content-Type: application/json\r\nContent-Encoding: gzip\r\n", packed.ToArray());
    }

    private static async Task FlipAsync(Exchange exchange)
    {
        var sent = await exchange.RequestAsync();
        byte[] body = [.. sent.Body];
        body[body.Length / 2] ^= 4;
        await exchange.AnswerAsync((await exchange.ForwardAsync(sent with { Body = body })).Bytes);
    }

    /// <summary>The line breaks; the request reaches the host when the module has long gone on.</summary>
    private static async Task LateAsync(Exchange exchange)
    {
        var sent = await exchange.RequestAsync();
        exchange.Proxy.Later(async () =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(700));
            await exchange.ForwardAsync(sent);
        });
        exchange.Reset();
    }
}
