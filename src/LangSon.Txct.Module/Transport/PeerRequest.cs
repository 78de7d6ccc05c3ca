using RestSharp;

namespace LangSon.Txct.Transport;

/// <summary>One call to another system, told so that it can be made again.</summary>
/// <param name="Path">Below the peer's base address; each variable segment already escaped.</param>
internal sealed record PeerRequest(Method Method, string Path)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>A JSON body; null for none.</summary>
    public string? Json { get; init; }

    /// <summary>A form body; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Form { get; init; }

    /// <summary>Bytes to send, opened anew at each attempt; null for none.</summary>
    public Func<Stream>? Bytes { get; init; }

    /// <summary>Files that go along with the form in one body of several parts, each opened anew at each attempt; empty for none.</summary>
    public IReadOnlyList<PeerFile> Files { get; init; } = [];

    /// <summary>Whether PUT and PATCH go as POST that names them, past firewalls that let through nothing else.</summary>
    public bool IsDisguised { get; init; }

    /// <summary>Whether the body is bytes, of whatever form: it may take long, and is not repeated within the call.</summary>
    public bool IsTransfer => Bytes is not null || Receive is not null || Files.Count > 0;

    /// <summary>Where to put the bytes of a successful answer; null if it is JSON.</summary>
    public Func<PeerBytes, CancellationToken, Task>? Receive { get; init; }

    /// <summary>Whether the call may be repeated within itself: it changes nothing, or carries its own identity.</summary>
    public bool Repeatable => Receive is null && Bytes is null && Method is Method.Get or Method.Head or Method.Put;

    /// <summary>Whether it is of a kind that some firewalls block.</summary>
    public bool IsDisguisable => Method is Method.Put or Method.Patch;

    /// <summary>A new request of the library for each attempt: what an attempt adds must not pile up.</summary>
    public RestRequest Build(string? authorization, PeerBody body)
    {
        var isDisguised = IsDisguised && IsDisguisable;
        var request = new RestRequest(Path, isDisguised ? Method.Post : Method)
        {
            CompletionOption = HttpCompletionOption.ResponseHeadersRead,
            Interceptors = [body],
        };
        foreach (var (name, value) in Headers)
        {
            request.AddHeader(name, value);
        }

        if (isDisguised)
        {
            request.AddHeader("X-HTTP-Method-Override", Method.ToString().ToUpperInvariant());
        }

        if (authorization is not null)
        {
            request.AddHeader("Authorization", authorization);
        }

        if (Json is not null)
        {
            request.AddStringBody(Json, ContentType.Json);
        }

        foreach (var (name, value) in Form ?? new Dictionary<string, string>())
        {
            request.AddParameter(name, value);
        }

        if (Bytes is not null)
        {
            request.AlwaysSingleFileAsContent = true;
            request.AddFile("chunk", Bytes, "chunk", "application/offset+octet-stream");
        }

        foreach (var file in Files)
        {
            request.AlwaysMultipartFormData = true;
            request.AddFile(file.Field, file.Open, file.Field, file.MediaType);
        }

        return request;
    }
}

/// <param name="Field">The field's name, which is the file's name too: the real one stands in the form.</param>
internal sealed record PeerFile(string Field, string MediaType, Func<Stream> Open);
