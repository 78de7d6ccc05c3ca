using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LangSon.Txct.Planning.PlanFiles;

/// <summary>One object of a plan file: gives what must stand there, and notes every fault with its place instead of stopping at the first.</summary>
internal sealed class PlanNode
{
    private readonly JsonElement element;
    private readonly List<PlanFault> faults;
    private readonly HashSet<string> known = [];

    public PlanNode(JsonElement element, string path, List<PlanFault> faults)
    {
        (this.element, Path, this.faults) = (element, path, faults);
        if (element.ValueKind != JsonValueKind.Object)
        {
            Note(PlanFault.WrongShape, path, "Cần một nhóm mục trong ngoặc nhọn { }.");
        }
    }

    public string Path { get; }

    public bool Has(string name) => Find(name) is not null;

    /// <summary>It may stand here, and nobody reads it.</summary>
    public void Mention(string name) => known.Add(name);

    /// <summary>A text within bounds; empty where there is a fault.</summary>
    /// <param name="shape">What it must look like, with an example in <paramref name="example"/>; null for any.</param>
    public string Text(string name, int most, Regex? shape = null, string? example = null)
    {
        if (Required(name) is not { } value)
        {
            return "";
        }

        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { } text)
        {
            Note(PlanFault.WrongShape, Of(name), "Cần một dòng chữ trong ngoặc kép.");
            return "";
        }

        if (text.Length == 0 || text.Length > most)
        {
            Note(PlanFault.OutOfBounds, Of(name), $"Cần từ 1 đến {most} ký tự; đang có {text.Length}.");
        }
        else if (shape?.IsMatch(text) == false)
        {
            Note(PlanFault.WrongShape, Of(name), $"“{text}” chưa đúng dạng; ví dụ đúng: {example}.");
        }

        return text;
    }

    public int Number(string name, int least, int most)
    {
        if (Required(name) is not { } value)
        {
            return least;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number))
        {
            Note(PlanFault.WrongShape, Of(name), "Cần một số nguyên, không để trong ngoặc kép.");
            return least;
        }

        if (number < least || number > most)
        {
            Note(PlanFault.OutOfBounds, Of(name), $"Cần số từ {least} đến {most}; đang là {number}.");
        }

        return number;
    }

    public DateOnly Day(string name)
    {
        if (Required(name) is not { } value)
        {
            return default;
        }

        if (value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Note(PlanFault.WrongShape, Of(name), $"“{value}” không phải ngày có thật; viết năm-tháng-ngày, ví dụ 2024-06-12.");
        return default;
    }

    public DateOnly? DayOrNone(string name)
    {
        known.Add(name);
        return Has(name) ? Day(name) : null;
    }

    /// <summary>One of the words that an enumeration offers.</summary>
    public T Choice<T>(string name) where T : struct, Enum
    {
        var offered = Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName).ToList();
        var chosen = Choice(name, [.. offered]);
        return chosen is null ? default : Enum.GetValues<T>()[offered.IndexOf(chosen)];
    }

    /// <summary>One of some words; null where there is a fault.</summary>
    public string? Choice(string name, params string[] offered)
    {
        if (Required(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && offered.Contains(value.GetString()))
        {
            return value.GetString();
        }

        Note(PlanFault.NotOffered, Of(name), $"“{value}” không có trong các lựa chọn: {string.Join(", ", offered)}.");
        return null;
    }

    public string? ChoiceOrNone(string name, params string[] offered)
    {
        known.Add(name);
        return Has(name) ? Choice(name, offered) : null;
    }

    public T Object<T>(string name, Func<PlanNode, T> read, T otherwise) => Required(name) is { } value ? Read(value, Of(name), read) : otherwise;

    public T? ObjectOrNone<T>(string name, Func<PlanNode, T> read) where T : class
    {
        known.Add(name);
        return Find(name) is { } value ? Read(value, Of(name), read) : null;
    }

    /// <param name="least">How many there must be; 0 also allows that the list is left out.</param>
    public IReadOnlyList<T> List<T>(string name, Func<PlanNode, T> read, int least = 0) => Items(name, least, (item, path) => Read(item, path, read));

    public IReadOnlyList<string> Texts(string name) => Items(name, 0, (item, path) =>
    {
        if (item.ValueKind == JsonValueKind.String && item.GetString() is { Length: > 0 } text)
        {
            return text;
        }

        Note(PlanFault.WrongShape, path, "Cần một dòng chữ trong ngoặc kép.");
        return "";
    });

    private IReadOnlyList<T> Items<T>(string name, int least, Func<JsonElement, string, T> read)
    {
        known.Add(name);
        var value = least > 0 ? Required(name) : Find(name);
        if (value is not { } list)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            Note(PlanFault.WrongShape, Of(name), "Cần một danh sách trong ngoặc vuông [ ].");
            return [];
        }

        if (list.GetArrayLength() < least)
        {
            Note(PlanFault.OutOfBounds, Of(name), $"Danh sách cần ít nhất {least} mục.");
        }

        return [.. list.EnumerateArray().Select((item, index) => read(item, $"{Of(name)}[{index}]"))];
    }

    public void Note(string code, string path, string message) => faults.Add(new PlanFault(code, path, message));

    private T Read<T>(JsonElement value, string path, Func<PlanNode, T> read)
    {
        var node = new PlanNode(value, path, faults);
        var result = read(node);
        node.NoteUnknown();
        return result;
    }

    /// <summary>What nobody asked for is most likely a misspelt name.</summary>
    public void NoteUnknown()
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var other in element.EnumerateObject().Where(other => !known.Contains(other.Name)))
        {
            Note(PlanFault.Unknown, Of(other.Name), $"Không có mục nào tên “{other.Name}” ở đây. Các mục có thể dùng: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }
    }

    private string Of(string name) => $"{Path}.{name}";

    private JsonElement? Find(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private JsonElement? Required(string name)
    {
        known.Add(name);
        var value = Find(name);
        if (value is null && element.ValueKind == JsonValueKind.Object)
        {
            Note(PlanFault.Missing, Of(name), $"Thiếu mục “{name}”, hoặc mục này để trống.");
        }

        return value;
    }
}
