using System.Security.Claims;
using LangSon.Txct.Content;
using LangSon.Txct.Pages;
using LangSon.Txct.Petitions.Acts;
using LangSon.Txct.Petitions.Files;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.Drafts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Petitions.Passing;

/// <summary>Passing petitions on: drafts, the paper as it was issued, its packet.</summary>
internal static class PassingEndpoints
{
    public static void MapPassings(this IEndpointRouteBuilder module)
    {
        var read = module.MapGroup("/api/petitions/passings").RequirePetitionReader();
        read.MapGet("", async (string round, IPassings passings, CancellationToken cancel) => (await passings.OfRoundAsync(round, cancel)).Select(PassingRow.Of));
        read.MapGet("/{id}/draft.docx", Draft);
        read.MapGet("/{id}/issued", Issued);
        read.MapGet("/{id}/packet.edxml", Packet);
        var office = module.MapGroup("/api/petitions/passings").RequireOffice().RequireOwnRequest();
        office.MapPost("", Add);
        office.MapPost("/{id}/issue", Issue).DisableAntiforgery();
        office.MapDelete("/{id}", Drop);
    }

    /// <summary>Drafts papers for all that was decided in a round and is in none yet.</summary>
    private static async Task<Results<Ok<DraftedRows>, ProblemHttpResult>> Add(PassingRound of, ClaimsPrincipal person, Rounds rounds, Drafting drafting, CancellationToken cancel)
    {
        if (rounds.Plan.Rounds.All(round => round.Id != of.Round))
        {
            return PetitionFault.NoRound.Problem();
        }

        var (drafted, fault) = await drafting.DraftAsync(of.Round!, person.Id(), cancel);
        return drafted is null ? fault!.Problem() : TypedResults.Ok(new DraftedRows([.. drafted.Drafts.Select(PassingRow.Of)], drafted.Unplaced, drafted.Undecided));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Draft(string id, IPassings passings, Rounds rounds, CancellationToken cancel) =>
        await passings.FindAsync(id, cancel) is { } paper
            ? TypedResults.Bytes(PassingLetter.Write(paper, rounds.Plan.Rounds.FirstOrDefault(round => round.Id == paper.Round)?.Title ?? paper.Round), DraftFile.MediaType, $"Dự thảo chuyển kiến nghị - {paper.Recipient}.docx")
            : Missing();

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Issued(string id, HttpContext context, IPassings passings, IContentStore content, CancellationToken cancel) =>
        await passings.FindAsync(id, cancel) is { Issue.File: { } file } && await content.VerifyAsync(file.Sha256, cancel) && content.Open(file.Sha256) is { } bytes
            ? FileAnswer.Of(context, bytes, file.MediaType, file.Name, file.Sha256, "attachment")
            : Missing();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Packet(string id, IPassings passings, PassingPacket packets, CancellationToken cancel) => await passings.FindAsync(id, cancel) switch
    {
        null => Missing(),
        var paper => await packets.WriteAsync(paper, cancel) switch
        {
            ({ } packet, _) => TypedResults.Bytes(packet.Bytes, "application/octet-stream", packet.Name),
            var (_, fault) => fault!.Problem(),
        },
    };

    /// <summary>"Đã chuyển": number, day and file of the paper as it was issued. What is left out is taken from the file where it says it. Said again it mends a slip.</summary>
    private static async Task<Results<Ok<PassingRow>, ProblemHttpResult>> Issue(string id, HttpContext context, IPassings passings, PassingIssuing issuing, CancellationToken cancel) =>
        await issuing.IssueAsync(id, await FiledForm.OfAsync(context.Request, cancel), context.User.Id(), cancel) is { } fault ? fault.Problem() : TypedResults.Ok(PassingRow.Of((await passings.FindAsync(id, cancel))!));

    private static async Task<Results<NoContent, ProblemHttpResult>> Drop(string id, ClaimsPrincipal person, IPassings passings, TimeProvider time, CancellationToken cancel) =>
        await passings.DropAsync(id, person.Id(), time.GetUtcNow(), cancel) ? TypedResults.NoContent()
        : await passings.FindAsync(id, cancel) is null ? Missing()
        : new PetitionFault(409, "TXCT-PET-023", "Văn bản đã phát hành nên không bỏ được. Nếu nhập nhầm, xin nhập lại số, ngày và tệp.").Problem();

    private static ProblemHttpResult Missing() => PassingIssuing.Missing.Problem();
}

internal sealed record PassingRound(string? Round);

internal sealed record DraftedRows(IReadOnlyList<PassingRow> Drafts, IReadOnlyList<Unplaced> Unplaced, int Undecided);

/// <param name="Number">Null while it is a draft; so are day, signer and file.</param>
internal sealed record PassingRow(
    string Id, string Round, string Recipient, string Competence, DateTimeOffset MadeAt, string MadeBy, IReadOnlyList<PassedLine> Lines, string? Number, DateOnly? IssuedOn, string? Signer, string? File, string? IssuedBy)
{
    public static PassingRow Of(PassingPaper paper) => new(
        paper.Id, paper.Round, paper.Recipient, paper.Competence, paper.MadeAt, paper.MadeBy, paper.Lines, paper.Issue?.Head.Number, paper.Issue?.Head.IssuedOn, paper.Issue?.Head.Signer, paper.Issue?.File.Name, paper.Issue?.By);
}
