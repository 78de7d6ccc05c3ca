namespace LangSon.Txct.ReferenceHost.Support.Line;

/// <summary>What publishing asks of a host.</summary>
internal enum RequestKind
{
    Other,
    Token,
    List,
    Create,
    Offset,
    Append,
    Commit,
    Verify,
}

internal static class RequestKinds
{
    /// <summary>Told by method and path alone, as in "PATCH /txct-host/v1/uploads/0198".</summary>
    public static RequestKind Of(string method, string path) => (method, path.Split('?')[0]) switch
    {
        ("POST", var at) when at.EndsWith("/token", StringComparison.Ordinal) => RequestKind.Token,
        ("POST", var at) when at.EndsWith("/uploads", StringComparison.Ordinal) => RequestKind.Create,
        ("HEAD", var at) when at.Contains("/uploads/", StringComparison.Ordinal) => RequestKind.Offset,
        ("PATCH", _) => RequestKind.Append,
        ("PUT", var at) when at.Contains("/documents/", StringComparison.Ordinal) => RequestKind.Commit,
        ("GET", var at) when at.Contains("/versions/", StringComparison.Ordinal) => RequestKind.Verify,
        ("GET", var at) when at.EndsWith("/sessions", StringComparison.Ordinal) || at.EndsWith("/groups", StringComparison.Ordinal) || at.EndsWith("/documents", StringComparison.Ordinal) => RequestKind.List,
        _ => RequestKind.Other,
    };
}
