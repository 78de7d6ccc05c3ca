using LangSon.Txct.Support;

namespace LangSon.Txct.Content;

/// <summary>A file that another program has open for itself.</summary>
public sealed class BusyFilesTests : IDisposable
{
    private readonly DisposableFolder folder = new();
    private readonly string path;
    private int attempts;

    public BusyFilesTests() => File.WriteAllText(path = Path.Combine(folder.Path, "bao-cao.docx"), "nội dung");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_is_read_as_soon_as_the_other_lets_go()
    {
        var other = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        await using var bytes = await BusyFiles.WaitAsync(() => Open(letGoAt: 3, other), Cancel);

        Assert.Equal((3, "nội dung"), (attempts, await new StreamReader(bytes).ReadToEndAsync(Cancel)));
    }

    [Fact]
    public void Who_cannot_wait_otherwise_is_held_up_as_long()
    {
        var other = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        using var bytes = BusyFiles.Wait(() => Open(letGoAt: 2, other));

        Assert.Equal(2, attempts);
    }

    [Theory]
    [InlineData(unchecked((int)0x80070020))]
    [InlineData(unchecked((int)0x80070021))]
    public void What_Windows_says_of_a_file_in_use_is_waited_out(int code) =>
        Assert.Equal(4, BusyFiles.Wait(() => ++attempts < 4 ? throw new IOException("in use", code) : attempts));

    [Fact]
    public void Any_other_fault_is_told_at_once()
    {
        Assert.Throws<DirectoryNotFoundException>(() => BusyFiles.Wait(() => ++attempts > 0 ? throw new DirectoryNotFoundException() : true));

        Assert.Equal(1, attempts);
    }

    [Fact]
    public void One_that_never_lets_go_is_given_up()
    {
        using var other = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Throws<IOException>(() => BusyFiles.Wait(() => Open(letGoAt: null, other), TimeSpan.FromMilliseconds(100)));

        Assert.True(attempts > 2);
    }

    private FileStream Open(int? letGoAt, FileStream other)
    {
        if (++attempts == letGoAt)
        {
            other.Dispose();
        }

        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
    }
}
