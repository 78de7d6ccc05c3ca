using Microsoft.AspNetCore.Http;

namespace LangSon.Txct.Pages;

/// <summary>After a form: 303, so that the browser asks for the next page and going back sends nothing twice.</summary>
internal sealed class SeeOther(string path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
