using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LangSon.Txct;

/// <summary>Answers that say what is wrong, as RFC 9457 words them.</summary>
internal static class Problems
{
    /// <param name="code">TXCT-AREA-nnn.</param>
    /// <param name="title">Vietnamese: what is wrong and what to do.</param>
    public static ProblemHttpResult Of(int status, string code, string title) => TypedResults.Problem(
        title: title, statusCode: status,
        extensions: new Dictionary<string, object?> { ["code"] = code, ["traceId"] = Activity.Current?.TraceId.ToString() });
}
