namespace LangSon.Txct.Storage;

/// <summary>What the module's work rests on, as the server reads it back: a setting that did not take is a fault at start, not a loss later.</summary>
internal sealed record PostgresSettings
{
    /// <summary>As in server_version_num.</summary>
    private const int OldestKnown = 13_00_00;

    public int Version { get; init; }
    public string Encoding { get; init; } = "";
    public string Commit { get; init; } = "";
    public string LockTimeout { get; init; } = "";
    public string IdleTimeout { get; init; } = "";
    public string? Schema { get; init; }

    /// <exception cref="InvalidOperationException">The module must not work on this.</exception>
    public void AssertSafe(string schema)
    {
        if (Version < OldestKnown || Encoding != "UTF8" || Commit == "off" || LockTimeout != "5s" || IdleTimeout != "30s" || Schema != schema)
        {
            throw new InvalidOperationException(
                $"PostgreSQL is not safe here with server_version_num={Version}, server_encoding={Encoding}, synchronous_commit={Commit}, lock_timeout={LockTimeout}, " +
                $"idle_in_transaction_session_timeout={IdleTimeout}, schema {Schema}; wanted are {OldestKnown} or newer, UTF8, not off, 5s, 30s and {schema}.");
        }
    }
}
