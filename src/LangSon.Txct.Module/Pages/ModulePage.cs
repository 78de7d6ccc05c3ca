using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace LangSon.Txct.Pages;

/// <summary>A page of the module, or a piece of one, that links to other pages.</summary>
/// <remarks>Public, as all components are: Razor makes them so.</remarks>
public abstract class ModulePage : ComponentBase
{
    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    [Inject]
    private ModulePaths Paths { get; set; } = default!;

    /// <summary>The path of a page of the module; <paramref name="local"/> has no leading slash.</summary>
    protected string To(string local) => Paths.To(Http, local);
}
