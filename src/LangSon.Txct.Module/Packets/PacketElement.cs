using LangSon.Txct.Content;

namespace LangSon.Txct.Packets;

/// <summary>An element of a packet by its local name: text, other elements, or an attachment's bytes.</summary>
internal sealed class PacketElement(string name)
{
    /// <param name="children">Those that are null are left out.</param>
    public PacketElement(string name, params IEnumerable<PacketElement?> children) : this(name) => Children.AddRange(children.OfType<PacketElement>());

    public string Name { get; } = name;

    public string Text { get; set; } = "";

    public List<PacketElement> Children { get; } = [];

    /// <summary>The bytes as the packet carries them, base64 undone; null in all elements but <see cref="EdXml.Bytes"/>.</summary>
    public TransitFile? Bytes { get; set; }

    /// <summary>An element with this text; null where there is none.</summary>
    public static PacketElement? Of(string name, string? text) => string.IsNullOrEmpty(text) ? null : new PacketElement(name) { Text = text };

    /// <summary>This element and all within it.</summary>
    public IEnumerable<PacketElement> All() => Children.SelectMany(child => child.All()).Prepend(this);
}
