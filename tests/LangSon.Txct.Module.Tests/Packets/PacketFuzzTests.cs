using System.Text;
using System.Text.RegularExpressions;

namespace LangSon.Txct.Packets;

/// <summary>Damaged packets: whatever is cut off, changed or moved in one, reading it ends with a packet or with findings, and leaves nothing behind.</summary>
public partial class PacketFuzzTests
{
    private const int Rounds = 1500;

    [Fact]
    public async Task No_damage_makes_reading_fail_or_leaves_bytes_behind()
    {
        using var rig = new PacketRig();
        var random = new Random(20240712);
        var samples = ((string[])["report-java.edxml", "report-dotnet.edxml", "status-03.edxml"]).Select(PacketRig.Fixture).ToArray();

        for (var round = 0; round < Rounds; round++)
        {
            var text = samples[round % samples.Length];
            var damaged = (round / samples.Length % 3) switch
            {
                0 => Flipped(Encoding.UTF8.GetBytes(text), random),
                1 => Encoding.UTF8.GetBytes(text.Remove(random.Next(text.Length / 2), random.Next(text.Length / 2))),
                _ => Encoding.UTF8.GetBytes(Mixed(text, random)),
            };

            var codes = await rig.CodesAsync(damaged);

            Assert.DoesNotContain("", codes);
        }
    }

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        for (var count = random.Next(1, 8); count > 0; count--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        return bytes;
    }

    /// <summary>Well-formed still: texts of elements go to other elements, tags to other tags.</summary>
    private static string Mixed(string text, Random random)
    {
        var texts = Texts().Matches(text).Select(match => match.Value).ToArray();
        return Texts().Replace(text, match => random.Next(8) == 0 ? texts[random.Next(texts.Length)] : match.Value);
    }

    [GeneratedRegex("(?<=>)[^<>]*(?=<)")]
    private static partial Regex Texts();
}
