using System.Runtime.InteropServices;
using LangSon.Txct.Content.Words;
using LangSon.Txct.Petitions.Dictionaries;

namespace LangSon.Txct.Petitions.Repeats;

/// <summary>A petition as it is compared: what it says as numbers of words and of pairs of words, the matters it speaks of, the things it names.</summary>
/// <param name="Features">Sorted; the words of names are not among them, or all that is said of one thing would look alike.</param>
/// <param name="Matters">The likeliest first, two at most, each with the terms that are said.</param>
/// <param name="Aspects">What is wrong or wanted, as far as the dictionary knows it.</param>
/// <param name="District">Folded; null where it is not known.</param>
internal sealed record Signature(int[] Features, IReadOnlyList<(Matter Matter, HashSet<string> Terms)> Matters, Objects Names, HashSet<string> Aspects, string? District)
{
    private const int MostMatters = 2;

    /// <summary>Words of any petition.</summary>
    private static readonly HashSet<string> Common =
    [
        "de", "nghi", "cu", "tri", "kien", "va", "cua", "cho", "cac", "co", "la", "o", "tai", "do", "bi", "da", "nay", "den", "tu", "trong", "duoc", "khong", "con", "nhieu", "mot", "so", "thi", "ma", "lam", "som", "quan", "tam", "dan", "nguoi", "ba", "ong",
        "xa", "thon", "huyen", "tinh", "phuong", "khu", "khoi", "thi", "tran", "thanh", "pho", "tp", "tt", "hien", "viec", "dia", "phan", "anh", "bao", "ve", "voi", "theo", "nhu", "khi", "ca", "ra", "vao", "hon", "rat", "lai", "chua", "moi", "nam", "thang", "ngay",
        "ubnd", "hdnd", "cap", "tham", "quyen", "co", "quan", "don", "vi", "giai", "quyet", "xem", "xet", "phap", "dam", "mong", "tiep", "tuc", "hang", "nhat", "cung", "vi", "de", "len", "xuong", "sau", "truoc", "ho", "gia", "dinh", "ban", "dau", "quoc", "lo", "duong", "doan", "tuyen", "qua", "tu", "bo", "tri", "chuc", "nang", "nha", "dang", "se", "nen", "di", "nhung", "phai", "ong", "chi", "muc",
    ];

    /// <param name="district">As in "Huyện Hữu Lũng"; null where it is not known.</param>
    /// <param name="place">Village and commune where it was raised; null where they are not known.</param>
    public static Signature Of(string text, string? district, string? place)
    {
        var words = Dictionaries.Matters.Expanded(text);
        var matters = Dictionaries.Matters.In(words)
            .Select(said => (Matter: said.Key, Weight: Dictionaries.Matters.Weigh(said.Value.Values), Terms: said.Value.Keys.ToHashSet(StringComparer.Ordinal)))
            .OrderByDescending(each => each.Weight).Take(MostMatters).ToList();
        var likely = matters.Where(each => each.Weight >= matters[0].Weight / 2).Select(each => (each.Matter, each.Terms)).ToList();
        var names = Objects.Of(text, place);
        var named = names.Things.Concat(names.Areas).Concat(names.Roads).SelectMany(name => name.Split(' ')).ToHashSet(StringComparer.Ordinal);
        var kept = words.Where(word => word.Folded.Length > 1 && !Common.Contains(word.Folded) && !named.Contains(word.Folded)).Select(word => word.Folded).ToList();
        HashSet<int> features = [];
        features.UnionWith(kept.Select(word => Number(word)));
        features.UnionWith(kept.Zip(kept.Skip(1), Number));

        int[] sorted = [.. features];
        Array.Sort(sorted);
        return new Signature(sorted, likely, names, Dictionaries.Aspects.In(words), district is null ? null : Folded.Of(district));
    }

    /// <summary>The same in every process, unlike a string's own (FNV-1a).</summary>
    private static int Number(string word, string next = "")
    {
        var hash = 2166136261u;
        foreach (var letter in MemoryMarshal.AsBytes(word.AsSpan()))
        {
            hash = (hash ^ letter) * 16777619;
        }

        // A pair is another thing than the same letters in one word.
        hash = (hash ^ 1) * 16777619;
        foreach (var letter in MemoryMarshal.AsBytes(next.AsSpan()))
        {
            hash = (hash ^ letter) * 16777619;
        }

        return (int)hash;
    }
}
