using Microsoft.AspNetCore.Components;

namespace LangSon.Txct.ReferenceHost.People;

/// <summary>A page of the host, or a piece of one, that links to others wherever the host stands.</summary>
public abstract class HostPage : ComponentBase
{
    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    /// <param name="path">With a leading slash, below the host's own base.</param>
    protected string To(string path) => $"{Http.Request.PathBase.ToUriComponent()}{path}";
}
