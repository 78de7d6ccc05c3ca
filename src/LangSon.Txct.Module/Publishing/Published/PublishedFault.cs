namespace LangSon.Txct.Publishing.Published;

/// <param name="Act">correction, removal, withdrawal or public.</param>
/// <param name="Typed">The reason as it was typed; null where there was none.</param>
/// <param name="Message">Vietnamese: what is wrong and what to do.</param>
public sealed record PublishedFault(string Act, string? Typed, string Message);
