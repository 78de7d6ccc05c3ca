namespace LangSon.Txct.Server.SignIn;

/// <summary>Where somebody goes on to who has signed in: into the module, and nowhere else.</summary>
internal static class ModulePath
{
    private static readonly Uri Here = new("http://here.invalid");

    /// <summary>The path as it was asked for if it is one of the module's, else the module's first page.</summary>
    public static string Of(string? asked) =>
        asked is ['/', ..] && !asked.Contains('\\') && Uri.TryCreate(Here, asked, out var url) && url.Authority == Here.Authority && IsOfModule(url.AbsolutePath)
            ? url.PathAndQuery
            : ModulePlace.Prefix;

    private static bool IsOfModule(string path) => path == ModulePlace.Prefix || path.StartsWith($"{ModulePlace.Prefix}/", StringComparison.Ordinal);
}
