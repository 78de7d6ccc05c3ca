using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>One question for a list: from when, how many, after which row.</summary>
/// <param name="Since">Included; null for the whole list.</param>
/// <param name="After">The last row of the page before; null for the first page.</param>
internal sealed record ListQuestion(DateTimeOffset? Since, int Limit, RowPlace? After)
{
    public const int DefaultLimit = 100, MostRows = 500;

    /// <summary>Null if the question is not of the contract.</summary>
    public static ListQuestion? Read(HttpRequest request)
    {
        var since = request.Query["modifiedSince"].ToString();
        var limit = request.Query["limit"].ToString();
        var cursor = request.Query["cursor"].ToString();
        DateTimeOffset instant = default;
        var rows = DefaultLimit;
        return (since.Length == 0 || DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant))
            && (limit.Length == 0 || (int.TryParse(limit, CultureInfo.InvariantCulture, out rows) && rows is >= 1 and <= MostRows))
            && (cursor.Length == 0 || RowPlace.Read(cursor) is not null)
            ? new ListQuestion(since.Length == 0 ? null : instant, rows, cursor.Length == 0 ? null : RowPlace.Read(cursor))
            : null;
    }

    /// <summary>The answer: a page of rows with its links.</summary>
    /// <param name="rows">One more than the limit, if there are so many.</param>
    public JsonObject Answer(string path, IReadOnlyList<ListedRow> rows)
    {
        var shown = rows.Take(Limit).ToList();
        var next = rows.Count > Limit ? shown[^1].Place.ToString() : null;
        return new JsonObject
        {
            ["data"] = new JsonArray([.. shown.Select(row => row.Row)]),
            ["pagination"] = new JsonObject { ["limit"] = Limit, ["nextCursor"] = next },
            ["links"] = new JsonObject { ["self"] = Link(path, After?.ToString()), ["next"] = next is null ? null : Link(path, next) },
        };
    }

    private string Link(string path, string? cursor) =>
        $"{path}?limit={Limit}{(Since is { } since ? $"&modifiedSince={Uri.EscapeDataString(ContractAnswers.Instant(since))}" : "")}{(cursor is null ? "" : $"&cursor={cursor}")}";
}

/// <summary>Where a row stands in the order of a list: by its last change, then by id.</summary>
internal sealed record RowPlace(long ModifiedMs, string Id)
{
    public static RowPlace? Read(string cursor)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(Convert.FromHexString(cursor)).Split('\n', 2);
            return parts.Length == 2 && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var modified) ? new RowPlace(modified, parts[1]) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public override string ToString() => Convert.ToHexStringLower(Encoding.UTF8.GetBytes($"{ModifiedMs}\n{Id}"));
}

internal sealed record ListedRow(RowPlace Place, JsonObject Row);
