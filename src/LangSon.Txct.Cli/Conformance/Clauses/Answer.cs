using System.Text.Json;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>A host's answer, read whole.</summary>
/// <param name="Call">What was asked and what came, for messages.</param>
internal sealed record Answer(Call Call, int Status, IReadOnlyDictionary<string, string> Headers, byte[] Bytes)
{
    /// <summary>The body, whatever media type it says it has.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public JsonElement Json => JsonElement.Parse(Bytes);

    /// <summary>Null if the answer has no such header.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>A property of the body.</summary>
    public string Text(string name) => Json.GetProperty(name).GetString() ?? throw Broken($"{name} là null");

    /// <summary>The answer itself, if it has one of these statuses.</summary>
    public Answer Must(params ReadOnlySpan<int> statuses) => statuses.Contains(Status)
        ? this
        : throw Broken($"trả lời {Status}, phải là {string.Join(" hoặc ", statuses.ToArray())}");

    /// <summary>The answer itself, if it is a problem with this status and code.</summary>
    public Answer MustRefuse(int status, string code)
    {
        Must(status).Expect("code", code, Text("code"));
        return this;
    }

    /// <summary>The answer itself, if the host took what was sent.</summary>
    public Answer MustBeTaken() => Must(200, 201, 204);

    /// <summary>Compares something of the answer with what was due.</summary>
    public void Expect<T>(string what, T due, T came)
    {
        if (!EqualityComparer<T>.Default.Equals(due, came))
        {
            throw Broken($"{what} là {came?.ToString() ?? "không có"}, phải là {due?.ToString() ?? "không có"}");
        }
    }

    /// <summary>Compares bytes of the answer with what was due.</summary>
    public void ExpectBytes(ReadOnlySpan<byte> due)
    {
        if (!due.SequenceEqual(Bytes))
        {
            throw Broken($"{Bytes.Length} byte nhận được không phải {due.Length} byte đã gửi");
        }
    }

    /// <summary>Throws where <paramref name="holds"/> is false.</summary>
    /// <param name="due">What should be, as the end of “phải …”.</param>
    public void Expect(bool holds, string due)
    {
        if (!holds)
        {
            throw Broken($"trả lời {Status}, phải {due}");
        }
    }

    /// <summary>That this answer is not what a clause says.</summary>
    public ClauseBroken Broken(string how) => new($"{Call.Asked}: {how}.", Call);
}
