using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Petitions.Dictionaries;

/// <summary>The Office's own words for sorting: what papers read from now on are sorted by.</summary>
internal static class WordEndpoints
{
    public static void MapWords(this IEndpointRouteBuilder module)
    {
        module.MapGet("/api/petitions/words", async (IOwnWords words, CancellationToken cancel) => await words.AllAsync(cancel)).RequirePetitionReader();
        module.MapGet("/api/petitions/fields", () => FieldNames.All.Select(field => new FieldRow(field.Code, field.Name))).RequirePetitionReader();
        module.MapPut("/api/petitions/words", Put).RequireOffice().RequireOwnRequest();
        module.MapDelete("/api/petitions/words", Remove).RequireOffice().RequireOwnRequest();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Put(OwnWord word, ClaimsPrincipal person, IOwnWords words, TimeProvider time, CancellationToken cancel)
    {
        if (WordRules.Fault(word) is { } fault)
        {
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "TXCT-PET-035", fault);
        }

        await words.PutAsync(word, person.Id(), time.GetUtcNow(), cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(string word, IOwnWords words, CancellationToken cancel) =>
        await words.RemoveAsync(word, cancel) ? TypedResults.NoContent() : Problems.Of(StatusCodes.Status404NotFound, "TXCT-PET-036", "Từ điển không có từ này. Xin tải lại danh sách.");
}

/// <summary>A field that petitions are sorted by.</summary>
/// <param name="Name">Vietnamese.</param>
internal sealed record FieldRow(string Code, string Name);
