using Dapper;
using LangSon.Txct.Content.Words;
using LangSon.Txct.Petitions.Dictionaries;

namespace LangSon.Txct.Storage;

/// <summary>The Office's own words for sorting petitions.</summary>
internal sealed class SqlOwnWords(IDatabase database) : IOwnWords
{
    public Task<IReadOnlyList<OwnWord>> AllAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<OwnWord>>(
        async connection => [.. (await connection.QueryAsync<string>(new CommandDefinition("select word_json from txct_petition_word order by folded", cancellationToken: cancel))).Select(RecordJson.Read<OwnWord>)], cancel);

    public Task PutAsync(OwnWord word, string by, DateTimeOffset at, CancellationToken cancel) => database.WriteAsync(
        work => work.Connection.ExecuteAsync(new CommandDefinition(
            """
            insert into txct_petition_word (folded, word_json, made_ms, made_by) values (@folded, @json, @at, @by)
            on conflict (folded) do update set word_json = @json, made_ms = @at, made_by = @by
            """,
            new { folded = Folded.Of(word.Words), json = RecordJson.Write(word), at, by }, work.Transaction, cancellationToken: cancel)),
        cancel);

    public Task<bool> RemoveAsync(string words, CancellationToken cancel) => database.WriteAsync(
        async work => await work.Connection.ExecuteAsync(new CommandDefinition("delete from txct_petition_word where folded = @folded", new { folded = Folded.Of(words) }, work.Transaction, cancellationToken: cancel)) == 1, cancel);
}
