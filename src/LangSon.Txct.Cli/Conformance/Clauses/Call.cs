namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>One call to the host, as it is shown to whoever has to find the fault: no token, no secret.</summary>
/// <param name="Asked">Method and path, for messages.</param>
/// <param name="Sent">Line, headers and JSON of the request; of bytes how many there were.</param>
internal sealed record Call(string Asked, string Sent)
{
    /// <summary>Status, headers and text of the answer; empty if none came.</summary>
    public string Came { get; set; } = "";
}
