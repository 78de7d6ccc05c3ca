namespace LangSon.Txct.Content.Reading;

/// <summary>Reading had to stop at something that may not go out; the code says what it is.</summary>
internal sealed class UnsafeContentException(string code) : Exception($"Reading stopped: {code}.")
{
    public string Code { get; } = code;
}
