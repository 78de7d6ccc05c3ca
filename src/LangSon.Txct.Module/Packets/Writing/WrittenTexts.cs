using LangSon.Txct.Content.Checks;

namespace LangSon.Txct.Packets.Writing;

/// <summary>Lengths of Decree 30/2020/NĐ-CP, annex VI, part II. What is longer is shortened on its way out, and that is said; what identifies is not.</summary>
/// <param name="notes">Gets what was shortened.</param>
/// <param name="refusals">Gets what is too long and may not be shortened.</param>
internal sealed class WrittenTexts(ICollection<Finding> notes, ICollection<Finding> refusals)
{
    public const int OrganName = 200, CodeNumber = 11, CodeNotation = 30, TypeName = 100, Subject = 500, Position = 100, FullName = 50, Description = 500;

    /// <summary>All lines of "Nơi nhận" together.</summary>
    public const int ToPlaces = 1000;

    /// <summary>Figures of pages and copies have three digits.</summary>
    public const int MostAmount = 999;

    /// <summary>An element with the text, cut where it is too long; null where there is none.</summary>
    /// <param name="most">In letters as UTF-16 counts them.</param>
    public PacketElement? Cut(string element, string? text, int most)
    {
        if (text is null || text.Length <= most)
        {
            return PacketElement.Of(element, text);
        }

        notes.Add(PacketFindings.Of("packet-shortened", element, text.Length, most));
        return PacketElement.Of(element, Start(text, most));
    }

    /// <summary>Lines that fit in <see cref="ToPlaces"/> together; the first that does not is cut, those after it are left out.</summary>
    public IEnumerable<PacketElement?> Places(IReadOnlyList<string> lines)
    {
        var (all, room) = (lines.Sum(line => line.Length), ToPlaces);
        if (all > ToPlaces)
        {
            notes.Add(PacketFindings.Of("packet-shortened", "ToPlaces", all, ToPlaces));
        }

        foreach (var line in lines.TakeWhile(_ => room > 0))
        {
            yield return PacketElement.Of("Place", line.Length <= room ? line : Start(line, room));
            room -= line.Length;
        }
    }

    /// <summary>An element whose text identifies a document.</summary>
    public PacketElement? Whole(string element, string? text, int most)
    {
        if (text?.Length > most)
        {
            refusals.Add(PacketFindings.Of("packet-too-long", element, text.Length, most));
        }

        return PacketElement.Of(element, text);
    }

    /// <summary>An element with a figure; left out where the decree has no room for it.</summary>
    public PacketElement? Amount(string element, int? amount)
    {
        if (amount > MostAmount)
        {
            notes.Add(PacketFindings.Of("packet-shortened", element, $"{amount}".Length, $"{MostAmount}".Length));
        }

        return amount is >= 0 and <= MostAmount ? PacketElement.Of(element, $"{amount}") : null;
    }

    /// <summary>The first letters and a sign that more follows; no letter is broken.</summary>
    private static string Start(string text, int most) => text[..(most > 1 && char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "…";
}
