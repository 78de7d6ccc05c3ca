using LangSon.Txct.Support;

namespace LangSon.Txct.Content;

/// <summary>Damaged files: whatever is cut off or changed in a file, judging it ends, and what was refused does not go out.</summary>
public class FuzzTests
{
    private const int Rounds = 300;

    [Fact]
    public async Task No_damage_makes_reading_fail_or_lets_a_refused_paper_out()
    {
        var random = new Random(20240712);
        var samples = Papers.GoodNames().Select(name => (Path: Papers.Good(name), IsRefused: false))
            .Concat(Papers.BadNames().Select(name => (Path: Papers.Bad(name), IsRefused: Papers.BadTruth(name).GetProperty("verdict").GetString() == "refused")))
            .Where(sample => new FileInfo(sample.Path).Length is > 0 and < 200_000).ToArray();

        for (var round = 0; round < Rounds; round++)
        {
            var (path, isRefused) = samples[round % samples.Length];
            var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            var damaged = round % 3 == 0 ? bytes[..random.Next(1, bytes.Length)] : Flipped(bytes, random);

            var file = await Papers.InspectAsync(damaged, Path.GetFileName(path));

            Assert.Contains(file.Verdict, new[] { "publishable", "held", "refused" });
            Assert.False(isRefused && file.Verdict == "publishable", $"{Path.GetFileName(path)}, round {round}, was refused before it was damaged.");
        }
    }

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        for (var count = random.Next(1, 12); count > 0; count--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        return bytes;
    }
}
