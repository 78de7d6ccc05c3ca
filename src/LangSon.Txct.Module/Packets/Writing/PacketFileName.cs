using System.Globalization;
using System.Text;

namespace LangSon.Txct.Packets.Writing;

/// <summary>What a written packet is called, so that a person sees what it is: van-ban_215-BC-HDND_2024-07-12_H37.99.01.edxml.</summary>
internal static class PacketFileName
{
    private const int MostOfPart = 40;

    /// <summary>Letters without marks, digits, dots and dashes only: safe in all file systems and in mail.</summary>
    public static string Of(Packet packet)
    {
        var about = packet.ResponseFor.FirstOrDefault();
        string?[] parts = packet.Kind == PacketKind.Status
            ? [$"trang-thai-{packet.Status?.Code}", about?.FullNumber, Day(about?.IssuedOn), packet.From.Code]
            : [Word(packet.Kind), $"{packet.Number}/{packet.Notation}", Day(packet.IssuedOn), packet.From.Code];
        return string.Join('_', parts.Select(Plain).Where(part => part.Length > 0)) + EdXml.Extension;
    }

    private static string Word(PacketKind kind) => kind switch
    {
        PacketKind.Recall => "thu-hoi",
        PacketKind.Update => "cap-nhat",
        PacketKind.Replace => "thay-the",
        _ => "van-ban",
    };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Plain(string? part)
    {
        var plain = new StringBuilder();
        foreach (var rune in (part ?? "").Replace('đ', 'd').Replace('Đ', 'D').EnumerateRunes())
        {
            var letter = rune.ToString().Normalize(NormalizationForm.FormD)[0];
            if (char.IsAsciiLetterOrDigit(letter) || (letter == '.' && plain.Length > 0))
            {
                plain.Append(letter);
            }
            else if (plain.Length > 0 && plain[^1] != '-' && Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append('-');
            }
        }

        return plain.ToString(0, Math.Min(plain.Length, MostOfPart)).Trim('-', '.');
    }
}
