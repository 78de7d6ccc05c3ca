using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LangSon.Txct.ReferenceHost.Contract;
using LangSon.Txct.ReferenceHost.Time;
using Microsoft.Net.Http.Headers;

namespace LangSon.Txct.ReferenceHost.Groups;

/// <summary>A stand-in for each group's own system: contracts/groups over the files of a folder.</summary>
internal static class GroupSystems
{
    public const string Prefix = "/group-systems";

    public static IServiceCollection AddGroupSystems(this IServiceCollection services) => services.AddSingleton<GroupPapers>().AddSingleton<GroupMeetings>();

    public static string BasePath(string groupId) => $"{Prefix}/{groupId}/txct-group/v1";

    /// <summary>The key that the group's system gave to the module.</summary>
    public static string KeyOf(string groupId, ServiceCredentials credentials) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(credentials.ClientSecret), Encoding.UTF8.GetBytes(groupId)));

    public static void MapGroupSystems(this IEndpointRouteBuilder app, string epoch, ServiceCredentials credentials)
    {
        foreach (var group in Samples.Directory().Groups)
        {
            var key = $"Bearer {KeyOf(group.Id, credentials)}";
            var system = app.MapGroup(BasePath(group.Id)).AddEndpointFilter(async (call, next) =>
                call.HttpContext.Request.Headers.Authorization == key ? await next(call) : TypedResults.StatusCode(StatusCodes.Status401Unauthorized));
            system.MapGet("/", (DemoClock clock) => TypedResults.Json(
                new { group = new { group.Id, group.Name }, contractVersion = "1.0.0", epoch, serverTime = ContractAnswers.Instant(clock.GetUtcNow()), rateLimit = new { requestsPerMinute = 6000 } }, HostProblem.Json));
            system.MapGet("/reports", (HttpRequest request, GroupPapers papers) => List(group, request, papers));
            system.MapGet("/reports/{id}", (string id, GroupPapers papers) => Find(group, id, papers) is { } paper ? TypedResults.Json(Row(group, paper), HostProblem.Json) : NotThere());
            system.MapGet("/reports/{id}/attachments/{attachmentId}", (string id, string attachmentId, HttpContext context, GroupPapers papers) => Open(group, id, attachmentId, context, papers));
            system.MapGet("/meetings", (HttpRequest request, GroupMeetings meetings) => Meetings(group, request, meetings));
            system.MapGet("/plans/{year:int}", NotThere);
        }
    }

    private static IResult List(SampleGroup group, HttpRequest request, GroupPapers papers)
    {
        if (ListQuestion.Read(request) is not { } question)
        {
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }

        var rows = papers.Of(group).Select(paper => new ListedRow(new RowPlace(paper.ModifiedAt.ToUnixTimeMilliseconds(), paper.Id), Row(group, paper)));
        return TypedResults.Json(question.Answer(request.Path, Page(question, rows)), HostProblem.Json);
    }

    /// <summary>One row more than asked for, if there are so many.</summary>
    private static IReadOnlyList<ListedRow> Page(ListQuestion question, IEnumerable<ListedRow> rows) =>
    [
        .. rows.Where(row => row.Place.ModifiedMs >= (question.Since?.ToUnixTimeMilliseconds() ?? 0))
            .Where(row => question.After is null || (row.Place.ModifiedMs, row.Place.Id).CompareTo((question.After.ModifiedMs, question.After.Id)) > 0)
            .Take(question.Limit + 1),
    ];

    private static IResult Meetings(SampleGroup group, HttpRequest request, GroupMeetings meetings) => ListQuestion.Read(request) is { } question
        ? TypedResults.Json(question.Answer(request.Path, Page(question, meetings.Of(group))), HostProblem.Json)
        : TypedResults.StatusCode(StatusCodes.Status400BadRequest);

    private static IResult Open(SampleGroup group, string id, string attachmentId, HttpContext context, GroupPapers papers)
    {
        if (Find(group, id, papers) is not { } paper || attachmentId != "1")
        {
            return NotThere();
        }

        var sha256 = DigestOf(paper);
        context.Response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(sha256))}:";
        return TypedResults.PhysicalFile(paper.Path, paper.MediaType, entityTag: new EntityTagHeaderValue($"\"{sha256}\""), enableRangeProcessing: true);
    }

    private static GroupPaper? Find(SampleGroup group, string id, GroupPapers papers) => papers.Of(group).FirstOrDefault(paper => paper.Id == id);

    private static JsonObject Row(SampleGroup group, GroupPaper paper) => new()
    {
        ["id"] = paper.Id,
        ["version"] = 1,
        ["kind"] = paper.About.Kind,
        ["groupId"] = group.Id,
        ["round"] = paper.About.Round,
        ["meeting"] = paper.About.Meeting is { } meeting ? new JsonObject { ["date"] = $"{meeting.Date:yyyy-MM-dd}", ["place"] = meeting.Place } : null,
        ["documentNumber"] = null,
        ["issuedOn"] = null,
        ["title"] = Path.GetFileNameWithoutExtension(paper.Name),
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["id"] = "1", ["name"] = paper.Name, ["mediaType"] = paper.MediaType, ["size"] = new FileInfo(paper.Path).Length, ["sha256"] = DigestOf(paper),
        }),
        ["modifiedAt"] = ContractAnswers.Instant(paper.ModifiedAt),
        ["deleted"] = false,
    };

    private static string DigestOf(GroupPaper paper)
    {
        using var bytes = File.OpenRead(paper.Path);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    private static IResult NotThere() => TypedResults.StatusCode(StatusCodes.Status404NotFound);
}
