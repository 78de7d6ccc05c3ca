using Dapper;
using LangSon.Txct.Central;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;

namespace LangSon.Txct.Delivery;

/// <summary>What arrives in the central system, and what stands in the outbox, whatever goes wrong on the way.</summary>
public class RelayTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_bytes_go_first_then_the_commit_then_it_is_read_back()
    {
        await using var rig = await SendingRig.CreateAsync(chunkBytes: 400);
        await rig.AddDocumentAsync("doc-1", size: 1000);

        await rig.WorkOffAsync();

        Assert.Equal(["create", "append 0", "append 400", "append 800", "commit doc-1 1", "find doc-1 1"], rig.Central.Calls);
        Assert.Equal("done", (await rig.RowAsync("doc-1")).State);
    }

    [Fact]
    public async Task A_report_and_a_notice_arrive_too()
    {
        await using var rig = await SendingRig.CreateAsync();
        await rig.AddReportAsync("rep-1");
        await rig.AddNoticeAsync("notice-1");

        await rig.WorkOffAsync();

        Assert.Equal(["notice-1 1", "rep-1 1"], rig.Central.Effects.Keys.Order());
        Assert.All(await rig.Database.OutboxAsync(), row => Assert.Equal("done", row.State));
    }

    [Fact]
    public async Task After_a_commit_without_an_answer_it_asks_before_it_sends_again()
    {
        await using var rig = await SendingRig.CreateAsync();
        await rig.AddDocumentAsync("doc-1");
        rig.Central.Fail("commit", CentralFault.LosesAnswer);

        await rig.WorkOffAsync();

        Assert.Equal(["commit doc-1 1", "find doc-1 1"], rig.Central.CallsOf("commit", "find"));
        Assert.Equal(1, rig.Central.Effects["doc-1 1"]);
        Assert.Equal("done", (await rig.RowAsync("doc-1")).State);
    }

    [Fact]
    public async Task Where_nobody_answers_the_question_nothing_is_sent_blindly()
    {
        await using var rig = await SendingRig.CreateAsync();
        await rig.AddDocumentAsync("doc-1");
        rig.Central.Fail("commit", CentralFault.LosesAnswer);
        rig.Central.Fail("find", CentralFault.Down, CentralFault.Down);

        await rig.WorkOffAsync();

        Assert.Equal(["commit doc-1 1", "find doc-1 1", "find doc-1 1", "find doc-1 1"], rig.Central.CallsOf("commit", "find"));
        Assert.Equal("done", (await rig.RowAsync("doc-1")).State);
    }

    [Fact]
    public async Task A_commit_that_got_lost_on_the_way_there_is_sent_again_once_nothing_is_found()
    {
        await using var rig = await SendingRig.CreateAsync();
        await rig.AddDocumentAsync("doc-1");
        rig.Central.Fail("commit", CentralFault.Down);

        await rig.WorkOffAsync();

        Assert.Equal(["commit doc-1 1", "find doc-1 1", "commit doc-1 1", "find doc-1 1"], rig.Central.CallsOf("commit", "find"));
        Assert.Equal(1, rig.Central.Effects["doc-1 1"]);
    }

    [Fact]
    public async Task What_was_acknowledged_but_is_not_there_is_not_done()
    {
        await using var rig = await SendingRig.CreateAsync(firstRetry: TimeSpan.FromHours(1));
        await rig.AddDocumentAsync("doc-1");
        rig.Central.Fail("commit", CentralFault.Lies);

        await rig.StartAsync();
        await Eventually.IsTrueAsync("it was tried", async () => (await rig.RowAsync("doc-1")).State == "retry");

        Assert.Equal("not-there", (await rig.RowAsync("doc-1")).ErrorCode);
    }

    [Fact]
    public async Task A_version_that_reads_back_with_other_bytes_is_set_aside()
    {
        await using var rig = await SendingRig.CreateAsync();
        var version = await rig.AddDocumentAsync("doc-1");
        rig.Central.Fail("commit", CentralFault.LosesAnswer);
        rig.Central.Occupy("doc-1", 1, version.Parts[0] with { Sha256 = new string('0', 64) });

        await rig.WorkOffAsync();

        var row = await rig.RowAsync("doc-1");
        Assert.Equal(("quarantined", "digest-differs"), (row.State, row.ErrorCode));
    }

    [Fact]
    public async Task A_number_that_other_content_already_has_is_set_aside_at_once()
    {
        await using var rig = await SendingRig.CreateAsync();
        var version = await rig.AddDocumentAsync("doc-1");
        rig.Central.Occupy("doc-1", 1, version.Parts[0] with { Size = 7 });

        await rig.WorkOffAsync();

        var row = await rig.RowAsync("doc-1");
        Assert.Equal(("quarantined", "TXCT-DOC-409"), (row.State, row.ErrorCode));
        Assert.Single(rig.Central.CallsOf("commit"));
    }

    [Fact]
    public async Task After_a_cut_the_upload_goes_on_where_the_other_side_says_it_stands()
    {
        await using var rig = await SendingRig.CreateAsync(chunkBytes: 400);
        await rig.AddDocumentAsync("doc-1", size: 1000);
        rig.Central.Fail("append 400", CentralFault.CutHalfway);

        await rig.WorkOffAsync();

        Assert.Equal(["create", "append 0", "append 400", "offset", "append 600"], rig.Central.CallsOf("create", "append", "offset"));
        Assert.Equal("done", (await rig.RowAsync("doc-1")).State);
    }

    [Fact]
    public async Task An_upload_that_the_other_side_lost_is_begun_anew()
    {
        await using var rig = await SendingRig.CreateAsync(chunkBytes: 400);
        await rig.AddDocumentAsync("doc-1", size: 1000);
        rig.Central.Fail("append 400", CentralFault.Down);
        await rig.StartAsync();
        rig.Central.Otherwise = call =>
        {
            if (call == "offset")
            {
                rig.Central.LoseUploads();
            }

            return CentralFault.None;
        };

        await rig.SettledAsync();

        Assert.Equal(2, rig.Central.CallsOf("create").Count);
        Assert.Equal("done", (await rig.RowAsync("doc-1")).State);
    }

    [Fact]
    public async Task An_upload_lost_twice_while_it_is_sent_still_arrives()
    {
        await using var rig = await SendingRig.CreateAsync(chunkBytes: 400);
        await rig.AddDocumentAsync("doc-1", size: 1000);
        var losses = 0;
        rig.Central.Otherwise = call =>
        {
            if (call == "append 400" && ++losses <= 3)
            {
                rig.Central.LoseUploads();
            }

            return CentralFault.None;
        };

        await rig.WorkOffAsync();

        Assert.Equal("done", (await rig.RowAsync("doc-1")).State);
    }

    [Fact]
    public async Task An_upload_that_never_gets_further_is_left_for_later()
    {
        await using var rig = await SendingRig.CreateAsync(chunkBytes: 400, firstRetry: TimeSpan.FromHours(1));
        await rig.AddDocumentAsync("doc-1", size: 1000);
        rig.Central.Otherwise = call => call.StartsWith("append", StringComparison.Ordinal) ? CentralFault.Lies : CentralFault.None;

        await rig.StartAsync();

        await Eventually.IsTrueAsync("it was put off", async () => (await rig.RowAsync("doc-1")).State == "retry");
        Assert.Empty(rig.Central.CallsOf("commit"));
    }

    [Fact]
    public async Task Credentials_that_are_not_accepted_are_tried_again_later_and_never_set_aside()
    {
        await using var rig = await SendingRig.CreateAsync();
        await rig.AddDocumentAsync("doc-1");
        rig.Central.Fail("create", [.. Enumerable.Repeat(CentralFault.Unauthorized, 8)]);

        await rig.WorkOffAsync();

        var row = await rig.RowAsync("doc-1");
        Assert.Equal(("done", 8L, DeliveryFault.Auth), (row.State, row.TransientFails, row.ErrorClass));
    }

    [Fact]
    public async Task While_the_key_is_refused_one_delivery_tries_it_and_the_others_wait()
    {
        await using var rig = await SendingRig.CreateAsync(refusedKeyPause: TimeSpan.FromHours(1));
        await rig.AddDocumentAsync("doc-1");
        rig.Central.Otherwise = _ => CentralFault.Unauthorized;
        await rig.StartAsync();
        await Eventually.IsTrueAsync("it was refused", async () => (await rig.RowAsync("doc-1")).State == "retry");

        var asked = rig.Central.Calls.Count;
        await rig.AddDocumentAsync("doc-2");
        await rig.AddNoticeAsync("notice-1");
        rig.Bell.Ring();
        await Task.Delay(TimeSpan.FromMilliseconds(300), Cancel);

        Assert.Equal(asked, rig.Central.Calls.Count);
        Assert.Equal(["retry", "ready", "ready"], (await rig.Database.OutboxAsync()).Select(row => row.State));
    }

    [Fact]
    public async Task A_central_system_that_is_down_is_tried_without_end()
    {
        await using var rig = await SendingRig.CreateAsync();
        await rig.AddDocumentAsync("doc-1");
        rig.Central.Fail("create", [.. Enumerable.Repeat(CentralFault.Down, 30)]);

        await rig.WorkOffAsync();

        Assert.Equal(("done", 30L), ((await rig.RowAsync("doc-1")).State, (await rig.RowAsync("doc-1")).TransientFails));
    }

    [Fact]
    public async Task What_is_refused_is_tried_once_more_and_then_set_aside()
    {
        await using var rig = await SendingRig.CreateAsync();
        await rig.AddDocumentAsync("doc-1");
        rig.Central.Otherwise = call => call.StartsWith("commit", StringComparison.Ordinal) ? CentralFault.Refused : CentralFault.None;

        await rig.WorkOffAsync();

        Assert.Equal(2, rig.Central.CallsOf("commit").Count);
        Assert.Equal("quarantined", (await rig.RowAsync("doc-1")).State);
    }

    [Fact]
    public async Task Bytes_that_changed_on_the_way_are_sent_anew()
    {
        await using var rig = await SendingRig.CreateAsync();
        await rig.AddDocumentAsync("doc-1");
        rig.Central.Fail("append", CentralFault.CorruptsBytes);

        await rig.WorkOffAsync();

        Assert.Equal(["create", "append 0", "commit doc-1 1", "create", "append 0", "commit doc-1 1", "find doc-1 1"], rig.Central.Calls);
        Assert.Equal("done", (await rig.RowAsync("doc-1")).State);
    }

    [Fact]
    public async Task Stored_bytes_that_changed_on_disk_are_never_committed()
    {
        await using var rig = await SendingRig.CreateAsync();
        var version = await rig.AddDocumentAsync("doc-1");
        var file = rig.FileOf(version.Parts[0].Sha256);
        var bytes = await File.ReadAllBytesAsync(file, Cancel);
        bytes[500] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Cancel);

        await rig.WorkOffAsync();

        Assert.Empty(rig.Central.CallsOf("commit"));
        Assert.Equal(("quarantined", "corrupt"), ((await rig.RowAsync("doc-1")).State, (await rig.RowAsync("doc-1")).ErrorCode));
    }

    [Fact]
    public async Task Stored_bytes_of_a_large_part_that_changed_on_disk_are_not_even_sent()
    {
        await using var rig = await SendingRig.CreateAsync(chunkBytes: 400);
        var version = await rig.AddDocumentAsync("doc-1");
        var file = rig.FileOf(version.Parts[0].Sha256);
        var bytes = await File.ReadAllBytesAsync(file, Cancel);
        bytes[500] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Cancel);

        await rig.WorkOffAsync();

        Assert.Empty(rig.Central.Calls);
        Assert.Equal(("quarantined", "corrupt"), ((await rig.RowAsync("doc-1")).State, (await rig.RowAsync("doc-1")).ErrorCode));
    }

    [Fact]
    public async Task A_small_part_waits_for_no_upload_of_its_own_and_leaves_none_to_remember()
    {
        await using var rig = await SendingRig.CreateAsync();
        await rig.AddDocumentAsync("doc-1");

        await rig.WorkOffAsync();

        Assert.Single(rig.Central.UploadIds);
        Assert.Equal(0, await rig.Database.ReadAsync(connection => connection.ExecuteScalarAsync<long>("select count(*) from txct_upload"), Cancel));
    }

    [Fact]
    public async Task A_central_system_that_takes_no_bytes_with_the_creation_gets_them_after_it()
    {
        await using var rig = await SendingRig.CreateAsync();
        rig.Central.TakesBytesAlong = false;
        await rig.AddDocumentAsync("doc-1");
        await rig.WorkOffAsync();

        await rig.AddDocumentAsync("doc-2");
        rig.Bell.Ring();
        await rig.SettledAsync();

        Assert.Equal(["create", "create", "append 0", "create", "append 0"], rig.Central.CallsOf("create", "append"));
        Assert.Equal(("done", "done"), ((await rig.RowAsync("doc-1")).State, (await rig.RowAsync("doc-2")).State));
    }

    [Fact]
    public async Task Stored_bytes_that_are_gone_are_set_aside()
    {
        await using var rig = await SendingRig.CreateAsync();
        var version = await rig.AddDocumentAsync("doc-1");
        File.Delete(rig.FileOf(version.Parts[0].Sha256));

        await rig.WorkOffAsync();

        Assert.Empty(rig.Central.Calls);
        Assert.Equal("quarantined", (await rig.RowAsync("doc-1")).State);
    }

    [Fact]
    public async Task A_delivery_that_always_fails_holds_no_other_up()
    {
        await using var rig = await SendingRig.CreateAsync();
        await rig.AddAsync(new NewDelivery("nobody-knows", "poison", 1, "poison", "{}"));
        for (var number = 0; number < 30; number++)
        {
            await rig.AddNoticeAsync($"notice-{number}");
        }

        await rig.WorkOffAsync();

        Assert.Equal(30, rig.Central.Effects.Count);
        Assert.Equal(("quarantined", DeliveryFault.Bug), ((await rig.RowAsync("poison")).State, (await rig.RowAsync("poison")).ErrorClass));
    }

    [Fact]
    public async Task A_delivery_taken_again_and_again_without_an_end_is_set_aside_before_it_is_sent()
    {
        await using var rig = await SendingRig.CreateAsync();
        await rig.AddNoticeAsync("killer");
        for (var number = 0; number < 5; number++)
        {
            await rig.Outbox.TakeAsync("a process that dies", Cancel);
            await rig.Outbox.FreeAllAsync(Cancel);
        }

        await rig.WorkOffAsync();

        Assert.Empty(rig.Central.Calls);
        Assert.Equal(("quarantined", "poison"), ((await rig.RowAsync("killer")).State, (await rig.RowAsync("killer")).ErrorCode));
    }

    [Fact]
    public async Task A_process_that_died_after_the_commit_asks_and_sends_nothing_twice()
    {
        await using var rig = await SendingRig.CreateAsync();
        var version = await rig.AddDocumentAsync("doc-1");
        await rig.Outbox.TakeAsync("a process that dies", Cancel);
        rig.Central.Occupy("doc-1", 1, [.. version.Parts]);
        await rig.Outbox.FreeAllAsync(Cancel);

        await rig.WorkOffAsync();

        Assert.Equal(["find doc-1 1"], rig.Central.Calls);
        Assert.Equal("done", (await rig.RowAsync("doc-1")).State);
    }

    [Fact]
    public async Task A_cancellation_that_nobody_asked_for_stops_no_worker()
    {
        await using var rig = await SendingRig.CreateAsync(lease: TimeSpan.FromMilliseconds(200));
        rig.Central.Fail("notice", [.. Enumerable.Repeat(CentralFault.Cancels, 4)]);
        for (var number = 0; number < 8; number++)
        {
            await rig.AddNoticeAsync($"notice-{number}");
        }

        await rig.WorkOffAsync();

        Assert.Equal(8, rig.Central.Effects.Count);
    }

    [Fact]
    public async Task A_chunk_that_takes_longer_than_the_lease_is_not_sent_by_a_second_worker()
    {
        await using var rig = await SendingRig.CreateAsync(lease: TimeSpan.FromSeconds(1));
        await rig.AddDocumentAsync("doc-1");
        var (now, most) = (0, 0);
        rig.Central.DuringAppend = async cancel =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(TimeSpan.FromSeconds(2.5), cancel);
            Interlocked.Decrement(ref now);
        };

        await rig.WorkOffAsync();

        Assert.Equal(1, most);
        Assert.Equal(["create", "append 0", "commit doc-1 1", "find doc-1 1"], rig.Central.Calls);
    }

    [Fact]
    public async Task Two_relays_on_one_outbox_send_each_delivery_once()
    {
        await using var rig = await SendingRig.CreateAsync();
        for (var number = 0; number < 60; number++)
        {
            await rig.AddNoticeAsync($"notice-{number}");
        }

        await rig.StartAsync();
        await rig.WorkOffAsync();

        Assert.Equal(60, rig.Central.Calls.Count);
        Assert.All(rig.Central.Effects.Values, times => Assert.Equal(1, times));
    }

    [Fact]
    public async Task Versions_of_one_document_go_out_in_their_order()
    {
        await using var rig = await SendingRig.CreateAsync();
        for (var number = 1; number <= 5; number++)
        {
            await rig.AddDocumentAsync("doc-1", number: number);
        }

        rig.Central.Fail("commit doc-1 1", CentralFault.Down);
        rig.Central.Fail("create", CentralFault.Down, CentralFault.None, CentralFault.Down);

        await rig.WorkOffAsync();

        Assert.Equal(["commit doc-1 1", "commit doc-1 1", "commit doc-1 2", "commit doc-1 3", "commit doc-1 4", "commit doc-1 5"], rig.Central.CallsOf("commit"));
    }

    [Fact]
    public async Task What_follows_from_an_arrival_is_written_with_it()
    {
        await using var rig = await SendingRig.CreateAsync();
        rig.Observers.Add(new Follower(rig.Outbox));
        await rig.AddDocumentAsync("doc-1");

        await rig.WorkOffAsync();

        Assert.Equal([("document", "done"), ("notice", "done")], (await rig.Database.OutboxAsync()).Select(row => (row.Kind, row.State)));
    }

    [Fact]
    public async Task Where_what_follows_fails_the_delivery_is_not_done_and_comes_again()
    {
        await using var rig = await SendingRig.CreateAsync(lease: TimeSpan.FromMilliseconds(200));
        rig.Observers.Add(new Follower(rig.Outbox) { Failures = 2 });
        await rig.AddDocumentAsync("doc-1");

        await rig.WorkOffAsync();

        Assert.Equal(1, rig.Central.Effects["doc-1 1"]);
        Assert.Equal([("document", "done"), ("notice", "done")], (await rig.Database.OutboxAsync()).Select(row => (row.Kind, row.State)));
    }

    private sealed class Follower(IOutbox outbox) : IDeliveryObserver
    {
        public int Failures { get; set; }

        public string Kind => DeliveryPayload.Document;

        public async Task DeliveredAsync(Work work, OutboxEntry delivery, CommitReceipt receipt, CancellationToken cancel)
        {
            await outbox.AddAsync(
                work, new NewDelivery(DeliveryPayload.Notice, "told", 1, "told", DeliveryPayload.Write(new Notice("told", [], "", "", null))), cancel);
            if (Failures-- > 0)
            {
                throw new InvalidOperationException("in the middle");
            }
        }
    }
}
