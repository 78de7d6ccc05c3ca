using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using LangSon.Txct.Support;

namespace LangSon.Txct.Benchmarks.Papers;

/// <summary>Papers that pass every check, filled to a size by a picture that nothing can press together, as a scanned map is.</summary>
internal static class MadePapers
{
    private const int NumberLine = 3, DayLine = 6, SubjectLine = 8;

    /// <summary>Waits for the close of the mid-year session.</summary>
    public static readonly DateOnly AfterMidYear = new(2024, 7, 16);

    /// <summary>For the round before the mid-year session: may go out at once.</summary>
    public static readonly DateOnly BeforeMidYear = new(2024, 6, 10);

    /// <summary>So many papers, Word and PDF in turn; large ones are PDFs, as scans are.</summary>
    /// <param name="first">The first paper's number; each has its own.</param>
    public static void Write(string folder, int count, int sizeInBytes, DateOnly issuedOn, int first)
    {
        Directory.CreateDirectory(folder);
        for (var number = first; number < first + count; number++)
        {
            var isWord = number % 2 == 0 && sizeInBytes < 10_000_000;
            var lines = Lines(number, issuedOn);
            File.WriteAllBytes(
                Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"bao-cao-{number:D6}.{(isWord ? "docx" : "pdf")}")),
                isWord ? Word(lines, sizeInBytes) : Pdf(lines, sizeInBytes));
        }
    }

    public static string[] Lines(int number, DateOnly issuedOn)
    {
        var lines = WordFile.SoundLines.ToArray();
        lines[NumberLine] = string.Create(CultureInfo.InvariantCulture, $"Số: {number}/BC-HĐND");
        lines[DayLine] = string.Create(CultureInfo.InvariantCulture, $"Lạng Sơn, ngày {issuedOn.Day} tháng {issuedOn.Month} năm {issuedOn.Year}");
        lines[SubjectLine] = string.Create(CultureInfo.InvariantCulture, $"{lines[SubjectLine]} (chuyên đề {number})");
        return lines;
    }

    private static byte[] Word(string[] lines, int sizeInBytes)
    {
        var bare = new WordFile().Lines(lines).ToBytes().Length;
        return new WordFile().Lines(lines).Relation("image", "media/ban-do.bmp").Part("word/media/ban-do.bmp", Bitmap(sizeInBytes - bare - 400)).ToBytes();
    }

    private static byte[] Pdf(string[] lines, int sizeInBytes)
    {
        var bare = new PdfFile().Lines(lines).ToBytes().Length;
        const int width = 250;
        var rows = (sizeInBytes - bare - 200) / (width * 3);
        var file = new PdfFile().Lines(lines);
        file.Stream($"/Type /XObject /Subtype /Image /Width {width} /Height {rows} /ColorSpace /DeviceRGB /BitsPerComponent 8", Noise(width * 3 * rows), isPacked: false);
        return file.ToBytes();
    }

    /// <summary>A picture as Windows writes it: a head, and the points as they are.</summary>
    private static byte[] Bitmap(int sizeInBytes)
    {
        const int head = 54, width = 100;
        var rows = (sizeInBytes - head) / (width * 4);
        var bytes = new byte[head + (width * 4 * rows)];
        "BM"u8.CopyTo(bytes);
        int[] fields = [bytes.Length, 0, head, 40, width, rows, 1 | (32 << 16), 0, bytes.Length - head];
        for (var index = 0; index < fields.Length; index++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(2 + (index * 4)), fields[index]);
        }

        RandomNumberGenerator.Fill(bytes.AsSpan(head));
        return bytes;
    }

    private static byte[] Noise(int count)
    {
        var bytes = new byte[count];
        RandomNumberGenerator.Fill(bytes);
        return bytes;
    }
}
