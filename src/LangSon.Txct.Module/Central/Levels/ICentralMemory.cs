namespace LangSon.Txct.Central.Levels;

/// <summary>What the module keeps in mind of a host below level 3 across starts, by name.</summary>
internal interface ICentralMemory
{
    /// <summary>Null if nothing was kept under this name.</summary>
    Task<string?> FindAsync(string key, CancellationToken cancel);

    Task KeepAsync(string key, string value, CancellationToken cancel);
}
