namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>Where things lie in the checkout.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(string? folder) => folder switch
    {
        null => throw new InvalidOperationException("The tests do not run within a checkout."),
        _ when File.Exists(Path.Combine(folder, "LangSon.Txct.Module.sln")) => folder,
        _ => Find(Path.GetDirectoryName(folder)),
    };
}
