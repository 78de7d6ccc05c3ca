namespace LangSon.Txct.Library.Search;

/// <summary>What an index is asked for, in no database's words.</summary>
internal abstract record SearchExpression
{
    private SearchExpression() { }

    /// <summary>Words that stand one after another, in the title or the body.</summary>
    /// <param name="IsPlain">Compared without accents.</param>
    internal sealed record Phrase(IReadOnlyList<string> Words, bool IsPlain, bool IsInTitle = false) : SearchExpression;

    /// <param name="Word">As <see cref="Search.Fact.Of"/> writes it.</param>
    internal sealed record Has(string Word) : SearchExpression;

    /// <param name="Parts">At least one.</param>
    internal sealed record All(IReadOnlyList<SearchExpression> Parts) : SearchExpression;

    /// <param name="Parts">At least one.</param>
    internal sealed record Any(IReadOnlyList<SearchExpression> Parts) : SearchExpression;
}
