using System.Text.Json.Nodes;
using Dapper;
using LangSon.Txct.Storage;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>Sessions, groups, delegates and agencies as lists.</summary>
internal static class DirectoryEndpoints
{
    private const string Sessions =
        "select id, modified_ms as modified, json_object('id', id, 'term', term, 'kind', kind, 'number', number, 'title', title, 'opensOn', opens_on, 'closesOn', closes_on, 'closedAt', closed_ms) as row from host_session";

    private const string Groups =
        "select id, modified_ms as modified, json_object('id', id, 'number', number, 'name', name, 'area', area, 'validFrom', valid_from, 'validTo', valid_to, 'successors', json(successors)) as row from host_group";

    private const string Delegates =
        "select id, modified_ms as modified, json_object('id', id, 'fullName', full_name, 'groupId', group_id, 'leader', json(iif(leader, 'true', 'false')), 'validFrom', valid_from, 'validTo', valid_to, 'successors', json(successors)) as row from host_delegate";

    private const string Agencies =
        "select id, modified_ms as modified, json_object('id', id, 'name', name, 'level', level, 'validFrom', valid_from, 'validTo', valid_to, 'successors', json(successors)) as row from host_agency";

    private static readonly string[] Validity = ["validFrom", "validTo", "successors"];

    public static void MapDirectories(this IEndpointRouteBuilder contract)
    {
        contract.MapGet("/sessions", (HttpRequest request, IDatabase database, CancellationToken cancel) => ListAsync(Sessions, request, database, cancel));
        contract.MapGet("/groups", (HttpRequest request, IDatabase database, CancellationToken cancel) => ListAsync(Groups, request, database, cancel));
        contract.MapGet("/delegates", (HttpRequest request, IDatabase database, CancellationToken cancel) => ListAsync(Delegates, request, database, cancel));
        contract.MapGet("/agencies", (HttpRequest request, IDatabase database, CancellationToken cancel) => ListAsync(Agencies, request, database, cancel));
    }

    /// <summary>Plain lists: all rows on one page, without their validity, and without what has gone.</summary>
    public static void MapPlainDirectories(this IEndpointRouteBuilder contract)
    {
        contract.MapGet("/sessions", (IDatabase database, CancellationToken cancel) => ListPlainAsync(Sessions, database, cancel));
        contract.MapGet("/groups", (IDatabase database, CancellationToken cancel) => ListPlainAsync(Groups, database, cancel));
        contract.MapGet("/delegates", (IDatabase database, CancellationToken cancel) => ListPlainAsync(Delegates, database, cancel));
    }

    private static async Task<IResult> ListPlainAsync(string select, IDatabase database, CancellationToken cancel)
    {
        var rows = (await database.ReadAsync(connection => connection.QueryAsync<string>(new CommandDefinition($"select row from ({select}) order by id", cancellationToken: cancel)), cancel))
            .Select(Read).Where(row => row["validTo"] is null).ToList();
        foreach (var row in rows)
        {
            foreach (var name in Validity)
            {
                row.Remove(name);
            }
        }

        return TypedResults.Json(new JsonObject { ["data"] = new JsonArray([.. rows]) }, HostProblem.Json);
    }

    private static async Task<IResult> ListAsync(string select, HttpRequest request, IDatabase database, CancellationToken cancel)
    {
        if (ListQuestion.Read(request) is not { } question)
        {
            return HostProblem.BadRequest;
        }

        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<(string Id, long Modified, string Row)>(new CommandDefinition(
                $"select id, modified, row from ({select}) where modified >= @since and (modified, id) > (@modified, @id) order by modified, id limit @limit",
                new { since = question.Since?.ToUnixTimeMilliseconds() ?? 0, modified = question.After?.ModifiedMs ?? -1, id = question.After?.Id ?? "", limit = question.Limit + 1 },
                cancellationToken: cancel)),
            cancel);
        return TypedResults.Json(question.Answer(request.Path, [.. rows.Select(row => new ListedRow(new RowPlace(row.Modified, row.Id), Read(row.Row)))]), HostProblem.Json);
    }

    private static JsonObject Read(string json)
    {
        var row = JsonNode.Parse(json)!.AsObject();
        if (row["closedAt"] is { } closed)
        {
            row["closedAt"] = ContractAnswers.Instant(DateTimeOffset.FromUnixTimeMilliseconds(closed.GetValue<long>()));
        }
        else
        {
            row.Remove("closedAt");
        }

        return row;
    }
}
