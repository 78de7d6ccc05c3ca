namespace LangSon.Txct;

/// <summary>What came of a call to another system, and so what the caller does next.</summary>
internal abstract record Answer<T>
{
    private Answer() { }

    /// <summary>It answered.</summary>
    internal sealed record Ok(T Value) : Answer<T>;

    /// <summary>Not now: no answer, too many requests, or a fault on its side. Try again.</summary>
    /// <param name="After">How long the other side asks to wait; null if it says nothing.</param>
    internal sealed record Unavailable(string Reason, TimeSpan? After) : Answer<T>;

    /// <summary>The call may have taken effect or not. Ask before it is sent again.</summary>
    internal sealed record Ambiguous(string Reason) : Answer<T>;

    /// <summary>The credentials are not accepted.</summary>
    internal sealed record Unauthorized(string Reason) : Answer<T>;

    /// <summary>Something else stands where this was to go.</summary>
    /// <param name="Latest">The latest number there, or the offset on disk; null if the other side does not say.</param>
    internal sealed record Conflict(string Code, string Reason, long? Latest) : Answer<T>;

    /// <summary>Not there (404).</summary>
    internal sealed record Missing(string Reason) : Answer<T>;

    /// <summary>It was there and is no more (410): a document that was withdrawn, or an upload that has expired.</summary>
    /// <param name="Reason">For a document why it was withdrawn, as its readers may read it.</param>
    internal sealed record Withdrawn(string Reason) : Answer<T>;

    /// <summary>Never as it stands.</summary>
    internal sealed record Refused(string Code, string Reason) : Answer<T>;

    /// <summary>The same answer to another question; for all answers that carry no value.</summary>
    /// <exception cref="InvalidOperationException">The answer carries a value.</exception>
    public Answer<TOther> As<TOther>() => this switch
    {
        Unavailable answer => new Answer<TOther>.Unavailable(answer.Reason, answer.After),
        Ambiguous answer => new Answer<TOther>.Ambiguous(answer.Reason),
        Unauthorized answer => new Answer<TOther>.Unauthorized(answer.Reason),
        Conflict answer => new Answer<TOther>.Conflict(answer.Code, answer.Reason, answer.Latest),
        Missing answer => new Answer<TOther>.Missing(answer.Reason),
        Withdrawn answer => new Answer<TOther>.Withdrawn(answer.Reason),
        Refused answer => new Answer<TOther>.Refused(answer.Code, answer.Reason),
        _ => throw new InvalidOperationException("The answer carries a value."),
    };

    /// <summary>The same, for a call that nothing could stand in the way of: a conflict then is a refusal like any other, of something in between.</summary>
    public Answer<T> WithoutConflict() => this is Conflict answer ? new Refused(answer.Code, answer.Reason) : this;

    /// <summary>The reason of an answer without a value, for logs and registers; empty if there is a value.</summary>
    public string Why => this switch
    {
        Unavailable answer => answer.Reason,
        Ambiguous answer => answer.Reason,
        Unauthorized answer => answer.Reason,
        Conflict answer => $"{answer.Code}: {answer.Reason}",
        Missing answer => answer.Reason,
        Withdrawn answer => answer.Reason,
        Refused answer => $"{answer.Code}: {answer.Reason}",
        _ => "",
    };
}
