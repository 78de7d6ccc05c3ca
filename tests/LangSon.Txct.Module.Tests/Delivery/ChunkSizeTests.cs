namespace LangSon.Txct.Delivery;

public class ChunkSizeTests
{
    private const int Most = 8 << 20;

    [Theory]
    [InlineData(0, 8 << 20)]
    [InlineData(1, 4 << 20)]
    [InlineData(5, 256 << 10)]
    [InlineData(6, 256 << 10)]
    [InlineData(1_000_000, 256 << 10)]
    public void Each_failure_halves_it_down_to_256_KiB(long fails, int bytes) => Assert.Equal(bytes, new ChunkSize(Most, fails).Bytes);

    [Fact]
    public void Eight_that_went_well_double_it_up_to_the_most()
    {
        var chunk = new ChunkSize(Most, fails: 2);
        List<int> sizes = [];
        for (var passed = 0; passed < 24; passed++)
        {
            sizes.Add(chunk.Bytes);
            chunk.Passed();
        }

        Assert.Equal([.. Enumerable.Repeat(2 << 20, 8), .. Enumerable.Repeat(4 << 20, 8), .. Enumerable.Repeat(8 << 20, 8)], sizes);
        Assert.Equal(Most, chunk.Bytes);
    }

    [Fact]
    public void Where_the_most_is_less_than_that_it_stays() => Assert.Equal((64 << 10, true), (new ChunkSize(64 << 10, 9).Bytes, new ChunkSize(64 << 10, 9).IsLeast));
}
