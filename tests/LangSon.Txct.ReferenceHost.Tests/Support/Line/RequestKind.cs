namespace LangSon.Txct.ReferenceHost.Support.Line;

/// <summary>What publishing asks of a host, and collecting of a group's system.</summary>
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

    /// <summary>What a group's system says of itself.</summary>
    Facts,
    Reports,
    Attachment,
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
        ("GET", "/") => RequestKind.Facts,
        ("GET", var at) when at.EndsWith("/reports", StringComparison.Ordinal) => RequestKind.Reports,
        ("GET", var at) when at.Contains("/attachments/", StringComparison.Ordinal) => RequestKind.Attachment,
        ("GET", var at) when at.EndsWith("/sessions", StringComparison.Ordinal) || at.EndsWith("/groups", StringComparison.Ordinal) || at.EndsWith("/documents", StringComparison.Ordinal) => RequestKind.List,
        _ => RequestKind.Other,
    };
}
