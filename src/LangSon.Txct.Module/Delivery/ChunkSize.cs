namespace LangSon.Txct.Delivery;

/// <summary>How many bytes go into one request: half as many after each failure, twice as many after eight that went well.</summary>
/// <param name="most">Never more than this.</param>
/// <param name="fails">How often the delivery failed before.</param>
internal sealed class ChunkSize(int most, long fails)
{
    private const int Smallest = 256 << 10, PassedToGrow = 8;

    private readonly int least = Math.Min(Smallest, most);
    private int passed;

    public int Bytes { get; private set; } = Math.Max(Math.Min(Smallest, most), most >> (int)Math.Min(fails, 30));

    public bool IsLeast => Bytes == least;

    /// <summary>A chunk of this size went well.</summary>
    public void Passed()
    {
        passed++;
        if (passed % PassedToGrow == 0)
        {
            Bytes = Bytes > most / 2 ? most : Bytes * 2;
        }
    }
}
