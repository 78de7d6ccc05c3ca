using System.Data.Common;
using Dapper;
using LangSon.Txct.Library.Search;

namespace LangSon.Txct.Storage;

/// <summary>The index as a table of texts and one of tokens: FTS5 in SQLite, a GIN index in PostgreSQL.</summary>
internal sealed class SqlSearchIndex(IDatabase database) : ISearchIndex
{
    /// <summary>The day in the upper bits of a key, so that the greatest is the newest.</summary>
    private const int DayBits = 24;

    /// <summary>Rows of 16 days in a row bear the same mark.</summary>
    private const int SpanBits = DayBits + 4;

    /// <summary>To sort by a sum keeps PostgreSQL from looking through all rows for a rare word.</summary>
    private const string All = "select key from txct_search_words where tokens @@ cast(@tokens as tsquery) order by key + 0 desc limit @most";

    /// <summary>Among the newest five hundred or so: their marks make the index's long lists short.</summary>
    private static readonly string AmongNewest =
        $"""
        select key from txct_search_words
        where tokens @@ (cast(@tokens as tsquery) && (
            select cast(string_agg('k_' || span, ' | ') as tsquery)
            from (select (select key from txct_search_words order by key desc offset 500 limit 1) >> {SpanBits} as oldest, (select max(key) from txct_search_words) >> {SpanBits} as latest) spans,
                generate_series(greatest(oldest, latest - 31), latest) span))
        order by key + 0 desc limit @most
        """;

    private string Key => IsSqlite ? "rowid" : "key";

    private bool IsSqlite => database.Dialect == SqlDialect.Sqlite;

    public Task<string> StampAsync(CancellationToken cancel) => database.ReadAsync(
        async connection => (await connection.QuerySingleAsync<(long, long, long?, long?, long, long?)>(new CommandDefinition(
            """
            select (select count(*) from txct_document), (select count(*) from txct_document where withdrawn_json is not null), (select max(modified_ms) from txct_document), (select max(number) from txct_petition_act),
                (select count(*) from txct_read_paper), (select max(read_ms) from txct_read_paper)
            """,
            cancellationToken: cancel))).ToString(),
        cancel);

    public Task<IReadOnlyList<StaleSubject>> StaleAsync(int most, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<StaleSubject>>(
        async connection => [.. (await connection.QueryAsync<StaleRow>(new CommandDefinition(
            """
            with there as (
                select 'document' as kind, document_id as subject, modified_ms as version from txct_document where withdrawn_json is null
                union all
                select 'petition', p.id, coalesce(a.last, 0) * 1000 + p.n
                from txct_petition p left join (select petition_id, max(number) as last from txct_petition_act group by petition_id) a on a.petition_id = p.id
                where p.set_aside is null
            )
            select there.kind, there.subject, there.version
            from there left join txct_search s on s.kind = there.kind and s.subject = there.subject
            where s.key is null or abs(s.version) <> there.version
            union all
            select s.kind, s.subject, cast(-1 as bigint)
            from txct_search s left join there on there.kind = s.kind and there.subject = s.subject
            where there.subject is null
            limit @most
            """,
            new { most }, cancellationToken: cancel))).Select(row => new StaleSubject(row.Kind, row.Subject, row.Version))],
        cancel);

    public Task ReviveAsync(CancellationToken cancel) => database.WriteAsync(
        work => work.Connection.ExecuteAsync(new CommandDefinition("update txct_search set version = 0 where version < 0", transaction: work.Transaction, cancellationToken: cancel)), cancel);

    public Task WriteAsync(IReadOnlyList<SearchEntry> entries, IReadOnlyList<StaleSubject> gone, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            if (database.Dialect.TurnToAdd("txct_search") is { } turn)
            {
                await work.Connection.ExecuteAsync(new CommandDefinition(turn, transaction: work.Transaction, cancellationToken: cancel));
            }

            foreach (var (kind, subject) in gone.Select(one => (one.Kind, one.Subject)).Concat(entries.Select(entry => (entry.Kind, entry.Subject))))
            {
                await RemoveAsync(work, kind, subject, cancel);
            }

            foreach (var entry in entries)
            {
                await AddAsync(work, entry, cancel);
            }
        },
        cancel);

    public async Task WeighAsync(CancellationToken cancel)
    {
        if (!IsSqlite)
        {
            await database.WriteAsync(work => work.Connection.ExecuteAsync(new CommandDefinition("select gin_clean_pending_list('txct_search_words_tokens'); analyze txct_search_words", transaction: work.Transaction, cancellationToken: cancel)), cancel);
        }
    }

    public Task<int> CountAsync(string shelf, SearchExpression expression, int most, CancellationToken cancel) => database.ReadAsync(
        async connection => (await KeysAsync(connection, shelf, expression, most, cancel)).Count, cancel);

    public Task<IReadOnlyList<SearchRow>> FindAsync(string shelf, SearchExpression expression, int most, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<SearchRow>>(
        async connection => await KeysAsync(connection, shelf, expression, most, cancel) is { Count: > 0 } keys
            ? [.. (await connection.QueryAsync<Row>(new CommandDefinition(
                $"select kind, subject, version, title, body from txct_search where key {(IsSqlite ? "in @keys" : "= any(@keys)")} order by key desc", new { keys }, cancellationToken: cancel)))
                .Select(row => new SearchRow(row.Kind, row.Subject, row.Version, row.Title, row.Body))]
            : [],
        cancel);

    /// <summary>The greatest keys. What most texts have is found among the newest, without a list of all that have it; what few have, by its own short list.</summary>
    private async Task<IReadOnlyList<long>> KeysAsync(DbConnection connection, string shelf, SearchExpression expression, int most, CancellationToken cancel)
    {
        if (IsSqlite)
        {
            return await AskAsync("select rowid from txct_search_words where txct_search_words match @tokens order by rowid desc limit @most", SearchWords.Match(shelf, expression));
        }

        var tokens = SearchWords.Query(shelf, expression);
        return await AskAsync(AmongNewest, tokens) is var newest && newest.Count == most ? newest : await AskAsync(All, tokens);

        async Task<List<long>> AskAsync(string ask, string said) => [.. await connection.QueryAsync<long>(new CommandDefinition(ask, new { tokens = said, most }, cancellationToken: cancel))];
    }

    private async Task RemoveAsync(Work work, string kind, string subject, CancellationToken cancel)
    {
        if (await work.Connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "select key from txct_search where kind = @kind and subject = @subject", new { kind, subject }, work.Transaction, cancellationToken: cancel)) is { } key)
        {
            await work.Connection.ExecuteAsync(new CommandDefinition("delete from txct_search where key = @key", new { key }, work.Transaction, cancellationToken: cancel));
            await work.Connection.ExecuteAsync(new CommandDefinition($"delete from txct_search_words where {Key} = @key", new { key }, work.Transaction, cancellationToken: cancel));
        }
    }

    private async Task AddAsync(Work work, SearchEntry entry, CancellationToken cancel)
    {
        var first = (long)entry.Day.DayNumber << DayBits;
        var key = await work.Connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "select max(key) from txct_search where key >= @first and key < @next", new { first, next = first + (1L << DayBits) }, work.Transaction, cancellationToken: cancel)) + 1 ?? first;
        await work.Connection.ExecuteAsync(new CommandDefinition(
            "insert into txct_search (key, kind, subject, version, title, body) values (@key, @Kind, @Subject, @Version, @Title, @Body)",
            new { key, entry.Kind, entry.Subject, entry.Version, entry.Title, entry.Body }, work.Transaction, cancellationToken: cancel));
        var tokens = SearchWords.Of(entry);
        await (IsSqlite
            ? work.Connection.ExecuteAsync(new CommandDefinition(
                "insert into txct_search_words (rowid, tokens) values (@key, @tokens)", new { key, tokens = string.Join(' ', tokens) }, work.Transaction, cancellationToken: cancel))
            : work.Connection.ExecuteAsync(new CommandDefinition(
                "insert into txct_search_words (key, tokens) values (@key, array_to_tsvector(@tokens))", new { key, tokens = tokens.Append($"k_{key >> SpanBits}").ToArray() }, work.Transaction, cancellationToken: cancel)));
    }

    private sealed record StaleRow
    {
        public string Kind { get; init; } = "";
        public string Subject { get; init; } = "";
        public long Version { get; init; }
    }

    private sealed record Row
    {
        public string Kind { get; init; } = "";
        public string Subject { get; init; } = "";
        public long Version { get; init; }
        public string Title { get; init; } = "";
        public string Body { get; init; } = "";
    }
}
