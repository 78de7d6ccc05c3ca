using Microsoft.AspNetCore.Http.HttpResults;

namespace LangSon.Txct.Pages;

/// <summary>A page that says what is wrong, what to do, and leads back.</summary>
internal static class Message
{
    /// <param name="title">Vietnamese: what is wrong.</param>
    /// <param name="text">Vietnamese: what to do.</param>
    /// <param name="code">TXCT-AREA-nnn.</param>
    /// <param name="back">Where the way back leads, below the module's prefix, and its words.</param>
    public static RazorComponentResult<MessagePage> Page(int status, string code, string title, string text, (string Path, string Words) back) =>
        new(new { Title = title, Text = text, Code = code, Back = back.Path, BackText = back.Words }) { StatusCode = status };
}
