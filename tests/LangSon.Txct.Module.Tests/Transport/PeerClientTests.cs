using System.Net;
using LangSon.Txct.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using RestSharp;

namespace LangSon.Txct.Transport;

/// <summary>One call to another system, over a real socket.</summary>
public class PeerClientTests
{
    private static readonly PeerRequest Question = new(Method.Get, "reports?limit=1");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task A_question_answered_with_not_now_is_repeated(HttpStatusCode status)
    {
        await using var server = await PeerServer.StartAsync();
        server.Answer((context, number) => PeerServer.WriteAsync(context, number < 3 ? status : HttpStatusCode.OK, "\"there\""));
        using var client = server.Client();

        var reply = await client.SendAsync(Question, Cancel);

        Assert.Equal(("\"there\"", 3), (reply.Body, server.Requests.Count));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.Gone)]
    [InlineData(HttpStatusCode.PreconditionFailed)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    public async Task A_question_answered_with_never_is_asked_once(HttpStatusCode status)
    {
        await using var server = await PeerServer.StartAsync();
        server.Answer(status);
        using var client = server.Client();

        var reply = await client.SendAsync(Question, Cancel);

        Assert.Equal((status, 1), (reply.Status, server.Requests.Count));
    }

    [Fact]
    public async Task A_question_without_an_answer_is_repeated_and_then_left_to_the_caller()
    {
        await using var server = await PeerServer.StartAsync();
        server.Answer((context, _) => { context.Abort(); return Task.CompletedTask; });
        using var client = server.Client(retries: 3);

        var reply = await client.SendAsync(Question, Cancel);

        Assert.True(reply is { IsTransient: true, Fault: not null });
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_system_that_is_not_there_at_all_is_no_answer()
    {
        var server = await PeerServer.StartAsync();
        using var client = server.Client();
        await server.DisposeAsync();

        var reply = await client.SendAsync(Question, Cancel);

        Assert.True(reply is { Status: 0, IsTransient: true });
    }

    [Fact]
    public async Task A_call_that_may_change_something_is_not_repeated()
    {
        await using var server = await PeerServer.StartAsync();
        server.Answer(HttpStatusCode.ServiceUnavailable);
        using var client = server.Client();

        await client.SendAsync(new PeerRequest(Method.Post, "uploads"), Cancel);

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_call_is_repeated_no_sooner_than_the_other_side_asks_for()
    {
        await using var server = await PeerServer.StartAsync();
        var time = new FakeTimeProvider();
        List<DateTimeOffset> asked = [];
        server.Answer((context, number) =>
        {
            asked.Add(time.GetUtcNow());
            context.Response.Headers.RetryAfter = "7";
            return PeerServer.WriteAsync(context, number == 1 ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK);
        });
        using var client = server.Client(time: time, change: options => options.AttemptTimeout = options.TotalTimeout = TimeSpan.FromHours(1));

        var sending = client.SendAsync(Question, Cancel);
        while (!sending.IsCompleted)
        {
            // On a clock of its own: only whether the second question came before or after the seventh second counts.
            await Task.Delay(5, Cancel);
            time.Advance(asked.Count == 1 ? TimeSpan.FromMilliseconds(500) : TimeSpan.Zero);
        }

        Assert.Equal(HttpStatusCode.OK, (await sending).Status);
        Assert.True(asked[1] - asked[0] >= TimeSpan.FromSeconds(7), $"{asked[1] - asked[0]}");
    }

    [Theory]
    [InlineData("3600")]
    [InlineData("Mon, 12 Jun 2124 08:00:00 GMT")]
    public async Task A_long_pause_that_the_other_side_asks_for_is_left_to_the_caller(string retryAfter)
    {
        await using var server = await PeerServer.StartAsync();
        server.Answer((context, _) =>
        {
            context.Response.Headers.RetryAfter = retryAfter;
            return PeerServer.WriteAsync(context, HttpStatusCode.ServiceUnavailable);
        });
        using var client = server.Client();

        var reply = await client.SendAsync(Question, Cancel);

        Assert.Single(server.Requests);
        Assert.True(reply.RetryAfter(TimeProvider.System) >= TimeSpan.FromHours(1));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("soon")]
    [InlineData("Wed, 12 Jun 2019 08:00:00 GMT")]
    [InlineData("99999999999999999999")]
    public async Task A_pause_that_makes_no_sense_is_not_waited_for(string retryAfter)
    {
        await using var server = await PeerServer.StartAsync();
        server.Answer((context, _) =>
        {
            context.Response.Headers.RetryAfter = retryAfter;
            return PeerServer.WriteAsync(context, HttpStatusCode.ServiceUnavailable);
        });
        using var client = server.Client();

        var reply = await client.SendAsync(Question, Cancel);

        Assert.Equal(3, server.Requests.Count);
        Assert.Null(reply.RetryAfter(TimeProvider.System));
    }

    [Fact]
    public async Task A_cancelled_call_is_an_exception_and_is_not_made_again()
    {
        await using var server = await PeerServer.StartAsync();
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        server.Answer(async (context, _) =>
        {
            await cancelled.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var client = server.Client();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendAsync(Question, cancelled.Token));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_system_that_hangs_is_given_up_after_its_time()
    {
        await using var server = await PeerServer.StartAsync();
        server.Answer((context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var client = server.Client(retries: 1, change: options => options.AttemptTimeout = TimeSpan.FromMilliseconds(200));

        var reply = await client.SendAsync(Question, Cancel);

        Assert.True(reply is { Status: 0, IsTransient: true });
    }

    [Fact]
    public async Task A_system_that_hangs_in_the_middle_of_its_answer_is_given_up_too()
    {
        await using var server = await PeerServer.StartAsync();
        server.Answer(async (context, _) =>
        {
            await context.Response.WriteAsync("{\"data\":", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var client = server.Client(retries: 0, change: options => options.AttemptTimeout = TimeSpan.FromMilliseconds(200));

        Assert.True((await client.SendAsync(Question, Cancel)).IsTransient);
    }

    [Fact]
    public async Task An_answer_cut_in_the_middle_is_no_answer()
    {
        await using var server = await PeerServer.StartAsync();
        server.Answer(async (context, _) =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("[1,2,3]", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        });
        using var client = server.Client(retries: 0);

        var reply = await client.SendAsync(Question, Cancel);

        Assert.True(reply is { Fault: not null, Body: "" });
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_takes_no_key_along()
    {
        await using var elsewhere = await PeerServer.StartAsync();
        await using var server = await PeerServer.StartAsync();
        server.Answer((context, _) =>
        {
            context.Response.Redirect($"{elsewhere.Url}/reports");
            return Task.CompletedTask;
        });
        using var client = server.Client();

        var reply = await client.SendAsync(Question, Cancel);

        Assert.Equal((HttpStatusCode.Found, 0), (reply.Status, elsewhere.Requests.Count));
        Assert.False(reply.IsSuccess);
    }

    [Fact]
    public async Task An_answer_over_the_limit_is_refused()
    {
        await using var server = await PeerServer.StartAsync();
        server.Answer(async (context, _) =>
        {
            var blanks = new byte[1 << 20];
            Array.Fill(blanks, (byte)' ');
            for (var written = 0; written < 40; written++)
            {
                await context.Response.Body.WriteAsync(blanks, context.RequestAborted);
            }
        });
        using var client = server.Client(retries: 0);

        var reply = await client.SendAsync(Question, Cancel);

        Assert.True(reply is { Fault: not null, Body: "" });
    }

    [Fact]
    public async Task Nothing_compressed_is_asked_for()
    {
        await using var server = await PeerServer.StartAsync();
        var asked = "";
        server.Answer((context, _) => { asked = context.Request.Headers.AcceptEncoding.ToString(); return Task.CompletedTask; });
        using var client = server.Client();

        await client.SendAsync(Question, Cancel);

        Assert.Contains(asked, (string[])["", "identity"]);
    }

    [Fact]
    public async Task A_half_read_stream_is_never_sent_again()
    {
        await using var server = await PeerServer.StartAsync();
        server.Answer(async (context, _) =>
        {
            await context.Request.Body.ReadExactlyAsync(new byte[100_000], context.RequestAborted);
            context.Abort();
        });
        using var client = server.Client();
        var opened = 0;

        var reply = await client.SendAsync(
            new PeerRequest(Method.Patch, "uploads/1") { Bytes = () => { opened++; return new ChunkStream(new MemoryStream(new byte[4 << 20]), 4 << 20); } }, Cancel);

        Assert.True(reply.IsTransient);
        Assert.Equal((1, 1), (opened, server.Requests.Count));
    }

    [Fact]
    public async Task A_chunk_arrives_as_it_stands_in_the_file()
    {
        await using var server = await PeerServer.StartAsync();
        var (arrived, length) = (new MemoryStream(), (long?)null);
        server.Answer(async (context, _) =>
        {
            length = context.Request.ContentLength;
            await context.Request.Body.CopyToAsync(arrived, context.RequestAborted);
        });
        using var client = server.Client();
        var file = Enumerable.Range(0, 200_000).Select(number => (byte)number).ToArray();

        await client.SendAsync(
            new PeerRequest(Method.Patch, "uploads/1") { Bytes = () => new ChunkStream(new MemoryStream(file) { Position = 50_000 }, 100_000) }, Cancel);

        Assert.Equal(100_000, length);
        Assert.Equal(file[50_000..150_000], arrived.ToArray());
    }

    [Fact]
    public async Task A_file_that_ends_early_is_no_finished_chunk()
    {
        await using var server = await PeerServer.StartAsync();
        var whole = false;
        server.Answer(async (context, _) =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            whole = true;
        });
        using var client = server.Client();

        var reply = await client.SendAsync(
            new PeerRequest(Method.Patch, "uploads/1") { Bytes = () => new ChunkStream(new MemoryStream(new byte[1000]), 2000) }, Cancel);

        Assert.True(reply.IsTransient);
        Assert.False(whole);
    }

    [Fact]
    public async Task A_system_that_keeps_failing_is_left_alone_for_a_while()
    {
        await using var server = await PeerServer.StartAsync();
        server.Answer(HttpStatusCode.InternalServerError);
        using var client = server.Client(retries: 0, change: options => options.Break = TimeSpan.FromMinutes(5));
        for (var call = 0; call < 10; call++)
        {
            await client.SendAsync(Question, Cancel);
        }

        var asked = server.Requests.Count;
        var reply = await client.SendAsync(Question, Cancel);

        Assert.Equal(asked, server.Requests.Count);
        Assert.True(reply.IsTransient);
        Assert.NotNull(client.RestsUntil);
    }

    [Fact]
    public async Task A_system_that_was_left_alone_is_asked_again_after_its_pause()
    {
        await using var server = await PeerServer.StartAsync();
        var time = new FakeTimeProvider();
        server.Answer((context, number) => PeerServer.WriteAsync(context, number <= 8 ? HttpStatusCode.InternalServerError : HttpStatusCode.OK));
        using var client = server.Client(retries: 0, time: time);
        for (var call = 0; call < 10; call++)
        {
            await client.SendAsync(Question, Cancel);
        }

        time.Advance(TimeSpan.FromSeconds(16));

        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(Question, Cancel)).Status);
    }

    [Fact]
    public async Task A_system_that_asks_to_slow_down_is_not_taken_for_broken()
    {
        await using var server = await PeerServer.StartAsync();
        server.Answer(HttpStatusCode.TooManyRequests);
        using var client = server.Client(retries: 0);

        for (var call = 0; call < 12; call++)
        {
            await client.SendAsync(Question, Cancel);
        }

        Assert.Equal(12, server.Requests.Count);
    }

    [Fact]
    public async Task More_calls_at_once_than_a_peer_may_have_wait_for_their_turn()
    {
        await using var server = await PeerServer.StartAsync();
        var (now, most) = (0, 0);
        server.Answer(async (context, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(20, context.RequestAborted);
            Interlocked.Decrement(ref now);
        });
        using var client = server.Client(change: options => options.Parallel = 2);

        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => client.SendAsync(Question, Cancel)));

        Assert.All(replies, reply => Assert.True(reply.IsSuccess));
        Assert.InRange(most, 1, 2);
    }
}
