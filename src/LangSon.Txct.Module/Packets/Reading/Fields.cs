using System.Globalization;
using LangSon.Txct.Content.Checks;

namespace LangSon.Txct.Packets.Reading;

/// <summary>The fields of one element by name, in whatever order they stand. What is wrong with them goes to the findings.</summary>
/// <param name="element">Null where the element is not there: all its fields are missing then.</param>
/// <param name="name">How findings name the element.</param>
internal sealed class Fields(PacketElement? element, string name, ICollection<Finding> findings)
{
    public bool IsThere => element is not null;

    /// <summary>The text of a field that may be missing. Fields repeated with the same text are one.</summary>
    public string? Text(string field)
    {
        var texts = Children(field).Select(child => child.Text).Where(text => text.Length > 0).Distinct().ToList();
        if (texts.Count > 1)
        {
            findings.Add(PacketFindings.Of("packet-contradictory", PathOf(field)));
        }

        return texts.FirstOrDefault();
    }

    /// <summary>The text of a field that must be there; empty where it is not.</summary>
    public string Needed(string field)
    {
        var text = Text(field);
        if (text is null)
        {
            findings.Add(PacketFindings.Of("packet-element-missing", PathOf(field)));
        }

        return text ?? "";
    }

    /// <summary>The code of an organisation, which must be there and be one.</summary>
    public string Code(string field)
    {
        var code = Needed(field);
        if (code.Length > 0 && !OrganizationCodes.IsCode(code))
        {
            findings.Add(PacketFindings.Of("packet-bad-value", PathOf(field), code));
        }

        return code;
    }

    /// <summary>A date that may be missing, but if it is there it can be read.</summary>
    public DateOnly? Date(string field)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        var date = EdXml.ToDate(text);
        if (date is null)
        {
            findings.Add(PacketFindings.Of("packet-bad-value", PathOf(field), text));
        }

        return date;
    }

    /// <summary>Null where it cannot be read, too: nothing hangs on it.</summary>
    public DateTimeOffset? Time(string field) => Text(field) is { } text ? EdXml.ToTime(text) : null;

    /// <summary>Null where it is no whole number, too.</summary>
    public int? Number(string field) => int.TryParse(Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>true or 1, false or 0; null for all else.</summary>
    public bool? Flag(string field) => Text(field)?.ToLowerInvariant() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    /// <summary>An element within this one that stands there at most once.</summary>
    public Fields One(string field)
    {
        var children = Children(field).ToList();
        if (children.Count > 1)
        {
            findings.Add(PacketFindings.Of("packet-contradictory", PathOf(field)));
        }

        return new Fields(children.FirstOrDefault(), PathOf(field), findings);
    }

    public IEnumerable<Fields> Each(string field) => Children(field).Select(child => new Fields(child, PathOf(field), findings));

    /// <summary>The texts of all elements of this name.</summary>
    public IReadOnlyList<string> Texts(string field) => [.. Children(field).Select(child => child.Text).Where(text => text.Length > 0)];

    private IEnumerable<PacketElement> Children(string field) => element?.Children.Where(child => child.Name == field) ?? [];

    private string PathOf(string field) => name.Length == 0 ? field : $"{name}/{field}";
}
