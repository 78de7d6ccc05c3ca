using LangSon.Txct.Content.Checks;

namespace LangSon.Txct.Packets.Reading;

/// <summary>Looks for marks of secrecy in all that a packet says, known elements and others.</summary>
internal static class PacketMarks
{
    /// <summary>Names of people: Mật is one.</summary>
    private static readonly string[] OfPeople = ["FullName", "Staff"];

    public static bool IsSecret(IEnumerable<PacketElement> elements) => elements
        .Where(element => element.Text.Length > 0 && !OfPeople.Contains(element.Name))
        .SelectMany(Words).Any(SecretMarks.InAside);

    /// <summary>Each line of the text, the text as the value of its element, and a file's name without what belongs to file names.</summary>
    private static IEnumerable<string> Words(PacketElement element) =>
    [
        .. element.Text.Split('\n'),
        $"{element.Name}: {element.Text}",
        .. element.Name == "AttachmentName" ? [Path.GetFileNameWithoutExtension(element.Text).Replace('_', ' ').Replace('-', ' ')] : Array.Empty<string>(),
    ];
}
