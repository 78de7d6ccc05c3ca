using LangSon.Txct.Pages;
using LangSon.Txct.Petitions.Dictionaries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Petitions.Screens;

/// <summary>The Office's own words for sorting, as a page.</summary>
internal static class WordScreens
{
    public static void MapWordScreens(this IEndpointRouteBuilder module)
    {
        module.MapPages("office/words").RequirePetitionReader().MapGet("", async (HttpContext context, string? done, IOwnWords words, CancellationToken cancel) => await PageAsync(context, words, null, done, null, cancel));
        var work = module.MapPages("office/words").RequireOffice();
        work.MapPost("", Put).DisableAntiforgery().RequireOwnRequest();
        work.MapPost("remove", Remove).DisableAntiforgery().RequireOwnRequest();
    }

    private static async Task<IResult> Put(HttpContext context, IOwnWords words, ModulePaths paths, TimeProvider time, CancellationToken cancel)
    {
        var form = await FiledForm.OfAsync(context.Request, cancel);
        var word = new OwnWord(form?["words"] ?? "", form?["field"] ?? "", form?["competence"], form?["agency"]);
        if (WordRules.Fault(word) is { } fault)
        {
            return await PageAsync(context, words, word, null, fault, cancel);
        }

        await words.PutAsync(word, context.User.Id(), time.GetUtcNow(), cancel);
        return new SeeOther(paths.To(context, "office/words?done=put"));
    }

    private static async Task<SeeOther> Remove(HttpContext context, IOwnWords words, ModulePaths paths, CancellationToken cancel)
    {
        var word = (await FiledForm.OfAsync(context.Request, cancel))?["words"] ?? "";
        return new SeeOther(paths.To(context, await words.RemoveAsync(word, cancel) ? "office/words?done=removed" : "office/words"));
    }

    private static async Task<IResult> PageAsync(HttpContext context, IOwnWords words, OwnWord? typed, string? done, string? fault, CancellationToken cancel) => new RazorComponentResult<WordPage>(new
    {
        Known = (IReadOnlyList<KnownWord>)[.. (await words.AllAsync(cancel)).Select(KnownWord.Of)],
        Typed = typed is null ? null : KnownWord.Of(typed),
        Fields = FieldNames.All.Select(field => (field.Code, field.Name)).ToList(),
        MayWork = Permissions.IsOffice(context.User),
        Done = done switch { "put" => "Đã ghi. Văn bản đọc từ nay về sau sẽ theo từ này.", "removed" => "Đã bỏ từ này.", _ => null },
        Fault = fault,
    })
    {
        StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
    };
}

/// <param name="Field">The code; so is the competence, null where the words do not tell.</param>
public sealed record KnownWord(string Words, string Field, string FieldName, string? Competence, string? CompetenceName, string? Agency)
{
    internal static KnownWord Of(OwnWord word) => new(word.Words, word.Field, FieldNames.NameOf(word.Field), word.Competence, word.Competence is null ? null : LevelWords.NameOf(word.Competence), word.Agency);
}
