using System.Security.Cryptography;
using System.Text;
using Dapper;
using LangSon.Txct.ReferenceHost.Time;
using LangSon.Txct.Storage;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>Notices to people: the same id is told once.</summary>
internal static class NoticeEndpoints
{
    public static void MapNotices(this IEndpointRouteBuilder contract)
    {
        contract.MapPut("/notices/{id}", PutAsync);
        contract.MapGet("/notices/{id}", FindAsync);
    }

    private static async Task<IResult> PutAsync(string id, HttpContext context, NoticeStore notices, CancellationToken cancel)
    {
        if (PutRule.Fault(context.Request) is { } fault)
        {
            return fault;
        }

        if (id.Length > 100 || await StrictJson.ReadAsync<NoticeBody>(context.Request, cancel) is not { } body || !body.IsValid())
        {
            return HostProblem.BadRequest;
        }

        var (notice, isNew) = await notices.AddAsync(id, StrictJson.Write(StrictJson.ToObject(body)), cancel);
        return PutRule.Receipt(id, notice is null ? new KeptOutcome.Refused(HostProblem.OtherContent(1)) : new KeptOutcome.Kept(1, notice.SentAt, isNew));
    }

    private static async Task<IResult> FindAsync(string id, NoticeStore notices, CancellationToken cancel) =>
        await notices.FindAsync(id, cancel) is { } notice
            ? TypedResults.Json(new { id, notice.To, notice.Title, notice.Body, notice.Link, sentAt = ContractAnswers.Instant(notice.SentAt) }, HostProblem.Json)
            : HostProblem.Unknown;
}

/// <summary>The notices that were sent through this host.</summary>
internal sealed class NoticeStore(IDatabase database, DemoClock clock)
{
    /// <summary>Adds the notice, or finds the same one there; null if another stands under this id.</summary>
    public async Task<(StoredNotice? Notice, bool IsNew)> AddAsync(string id, string bodyJson, CancellationToken cancel)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bodyJson)));
        var added = await database.WriteAsync(
            work => work.Connection.ExecuteAsync(new CommandDefinition(
                "insert into host_notice values (@id, @key, @bodyJson, @now) on conflict (id) do nothing", new { id, key, bodyJson, now = clock.GetUtcNow() }, work.Transaction, cancellationToken: cancel)),
            cancel);
        var notice = await FindAsync(id, cancel);
        return notice?.ContentKey == key ? (notice, added == 1) : (null, false);
    }

    public async Task<StoredNotice?> FindAsync(string id, CancellationToken cancel) => (await RowsAsync("where id = @id", new { id }, cancel)).FirstOrDefault();

    /// <summary>What was told to any of these, the newest first.</summary>
    public async Task<IReadOnlyList<StoredNotice>> ToAsync(IReadOnlyCollection<string> names, int most, CancellationToken cancel) =>
        [.. (await RowsAsync("order by sent_ms desc, id", new { }, cancel)).Where(notice => notice.To.Any(names.Contains)).Take(most)];

    private Task<IEnumerable<StoredNotice>> RowsAsync(string where, object values, CancellationToken cancel) => database.ReadAsync(
        async connection => (await connection.QueryAsync<(string Id, string Key, string Json, long Sent)>(new CommandDefinition(
            $"select id, content_key, body_json, sent_ms from host_notice {where}", values, cancellationToken: cancel)))
            .Select(row => StoredNotice.Of(row.Id, row.Key, row.Json, DateTimeOffset.FromUnixTimeMilliseconds(row.Sent))),
        cancel);
}

public sealed record StoredNotice(string Id, string ContentKey, IReadOnlyList<string> To, string Title, string Body, string? Link, DateTimeOffset SentAt)
{
    public static StoredNotice Of(string id, string key, string json, DateTimeOffset sentAt)
    {
        var body = System.Text.Json.JsonSerializer.Deserialize<NoticeBody>(json, HostProblem.Json)!;
        return new StoredNotice(id, key, body.To, body.Title, body.Body, body.Link, sentAt);
    }
}
