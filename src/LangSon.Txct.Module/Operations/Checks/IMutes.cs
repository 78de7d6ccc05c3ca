namespace LangSon.Txct.Operations.Checks;

/// <summary>Findings that an administrator knows of and does not want to see for a while. They come back by themselves.</summary>
internal interface IMutes
{
    Task MuteAsync(string code, DateTimeOffset until, string by, CancellationToken cancel);

    /// <summary>Codes that are put aside now, and until when.</summary>
    Task<IReadOnlyDictionary<string, DateTimeOffset>> AllAsync(DateTimeOffset now, CancellationToken cancel);
}
