using System.Security.Cryptography;
using LangSon.Txct.Support;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Content;

/// <summary>Bytes in transit and in the store.</summary>
public sealed class StoredBytesTests : IDisposable
{
    private const int Limit = 4096;

    private readonly DisposableFolder folder = new();
    private readonly ContentStore store;
    private readonly Transit transit;

    public StoredBytesTests()
    {
        store = new ContentStore(folder.Path, TimeProvider.System);
        transit = NewTransit();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Kept_bytes_are_those_that_came_and_stay_when_transit_is_emptied()
    {
        var bytes = RandomNumberGenerator.GetBytes(3000);
        string sha256;
        using (var file = await transit.TakeAsync(new MemoryStream(bytes), Cancel))
        {
            sha256 = file.Sha256;
            await store.KeepAsync(file, Cancel);
        }

        NewTransit();

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), sha256);
        await using var kept = new ContentStore(folder.Path, TimeProvider.System).Open(sha256)!;
        var read = new MemoryStream();
        await kept.CopyToAsync(read, Cancel);
        Assert.Equal(bytes, read.ToArray());
        Assert.True(await store.VerifyAsync(sha256, Cancel));
    }

    [Theory]
    [InlineData("flipped")]
    [InlineData("cut")]
    [InlineData("longer")]
    [InlineData("empty")]
    [InlineData("gone")]
    public async Task Broken_bytes_are_noticed_and_mended_by_the_same_file(string how)
    {
        var bytes = RandomNumberGenerator.GetBytes(1000);
        using var file = await transit.TakeAsync(new MemoryStream(bytes), Cancel);
        await store.KeepAsync(file, Cancel);
        await using (var sound = await store.OpenVerifiedAsync(file.Sha256, Cancel))
        {
            Assert.Equal(bytes.Length, sound!.Length);
        }

        Break(Assert.Single(Stored()), how);

        Assert.False(await store.VerifyAsync(file.Sha256, Cancel));
        Assert.Null(await store.OpenVerifiedAsync(file.Sha256, Cancel));
        using var again = await transit.TakeAsync(new MemoryStream(bytes), Cancel);
        await store.KeepAsync(again, Cancel);

        Assert.True(await store.VerifyAsync(file.Sha256, Cancel));
    }

    [Fact]
    public async Task Keeping_twice_or_at_once_is_keeping_once()
    {
        using var file = await transit.TakeAsync(new MemoryStream(RandomNumberGenerator.GetBytes(1000)), Cancel);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.KeepAsync(file, Cancel)));

        Assert.Equal(file.Sha256, Path.GetFileName(Assert.Single(Stored())));
    }

    [Fact]
    public async Task Bytes_that_changed_in_length_since_they_were_checked_are_not_kept()
    {
        using var file = await transit.TakeAsync(new MemoryStream(new byte[1000]), Cancel);
        File.AppendAllText(file.Path, "more");

        await Assert.ThrowsAsync<IOException>(() => store.KeepAsync(file, Cancel));

        Assert.Empty(Stored());
    }

    [Fact]
    public async Task Bytes_that_are_gone_right_after_they_were_written_are_told_by_the_code_of_virus_scanners()
    {
        var written = await Assert.ThrowsAsync<VanishedFileException>(() => transit.TakeAsync(
            async target =>
            {
                await target.WriteAsync(new byte[10], Cancel);
                File.Delete(Assert.Single(InTransit()));
            },
            Cancel));
        using var file = await transit.TakeAsync(new MemoryStream(new byte[1000]), Cancel);
        File.Delete(file.Path);
        var kept = await Assert.ThrowsAsync<VanishedFileException>(() => store.KeepAsync(file, Cancel));

        Assert.All([written, kept], fault => Assert.StartsWith("TXCT-OPS-122 ", fault.Message));
        Assert.Empty(Stored());
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD")]
    public void What_is_no_digest_is_no_place_in_the_store(string sha256) => Assert.Throws<ArgumentException>(() => store.Open(sha256));

    [Fact]
    public async Task A_file_of_just_the_limit_is_taken_and_one_byte_more_is_not()
    {
        using var file = await transit.TakeAsync(new MemoryStream(new byte[Limit]), Cancel);

        var fault = await Assert.ThrowsAsync<TooLargeException>(() => transit.TakeAsync(new MemoryStream(new byte[Limit + 1]), Cancel));

        Assert.Equal((Limit, Limit), (file.Size, fault.LimitInBytes));
        Assert.Equal([file.Path], InTransit());
    }

    [Fact]
    public async Task A_source_without_an_end_is_stopped_at_the_limit()
    {
        await Assert.ThrowsAsync<TooLargeException>(() => transit.TakeAsync(
            async target =>
            {
                while (true)
                {
                    await target.WriteAsync(new byte[1000], Cancel);
                }
            },
            Cancel));

        Assert.Empty(InTransit());
    }

    [Fact]
    public async Task Transit_is_empty_after_its_holder_let_go_and_after_a_failure()
    {
        (await transit.TakeAsync(new MemoryStream(new byte[10]), Cancel)).Dispose();
        await Assert.ThrowsAsync<InvalidOperationException>(() => transit.TakeAsync(_ => throw new InvalidOperationException("in the middle"), Cancel));

        Assert.Empty(InTransit());
    }

    [Fact]
    public async Task What_a_dead_process_left_in_transit_is_gone_at_the_next_start()
    {
        await transit.TakeAsync(new MemoryStream(new byte[10]), Cancel);
        Directory.CreateDirectory(Path.Combine(folder.Path, "transit", "deep"));

        NewTransit();

        Assert.Empty(InTransit());
    }

    [Fact]
    public void Nobody_else_on_the_machine_may_look_into_transit()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps the data folder's own rights.");

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(folder.Path, "transit")));
        }
    }

    [Fact]
    public void A_folder_that_cannot_be_made_durable_is_a_fault() =>
        Assert.Throws<IOException>(() => DurableFiles.SyncFolder(Path.Combine(folder.Path, "missing")));

    private static void Break(string path, string how)
    {
        var bytes = File.ReadAllBytes(path);
        switch (how)
        {
            case "flipped":
                bytes[500] ^= 1;
                File.WriteAllBytes(path, bytes);
                break;
            case "cut":
                File.WriteAllBytes(path, bytes[..500]);
                break;
            case "longer":
                File.WriteAllBytes(path, [.. bytes, 0]);
                break;
            case "empty":
                File.WriteAllBytes(path, []);
                break;
            default:
                File.Delete(path);
                break;
        }
    }

    private Transit NewTransit() => new(folder.Path, Options.Create(new ContentOptions { MaxFileBytes = Limit }));

    private IEnumerable<string> Stored() => Directory.Exists(Path.Combine(folder.Path, "content"))
        ? Directory.EnumerateFiles(Path.Combine(folder.Path, "content"), "*", SearchOption.AllDirectories)
        : [];

    private IEnumerable<string> InTransit() => Directory.EnumerateFileSystemEntries(Path.Combine(folder.Path, "transit"));
}
