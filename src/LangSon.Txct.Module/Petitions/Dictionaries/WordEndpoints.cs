using System.Security.Claims;
using LangSon.Txct.Content.Words;
using LangSon.Txct.Petitions.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Petitions.Dictionaries;

/// <summary>The Office's own words for sorting: what papers read from now on are sorted by.</summary>
internal static class WordEndpoints
{
    private const int LongestWords = 100, LongestName = 300;

    private static readonly string[] Competences = [Levels.Central, Levels.Province, Levels.District, Levels.Commune];

    public static void MapWords(this IEndpointRouteBuilder module)
    {
        module.MapGet("/api/petitions/words", async (IOwnWords words, CancellationToken cancel) => await words.AllAsync(cancel)).RequirePetitionReader();
        module.MapGet("/api/petitions/fields", () => FieldNames.All.Select(field => new { field.Code, field.Name })).RequirePetitionReader();
        module.MapPut("/api/petitions/words", Put).RequireOffice().RequireOwnRequest();
        module.MapDelete("/api/petitions/words", Remove).RequireOffice().RequireOwnRequest();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Put(OwnWord word, ClaimsPrincipal person, IOwnWords words, TimeProvider time, CancellationToken cancel)
    {
        if (word.Words is not { Length: > 1 and <= LongestWords } || Folded.Of(word.Words).Length < 2 || FieldNames.All.All(field => field.Code != word.Field)
            || (word.Competence is not null && !Competences.Contains(word.Competence)) || word.Agency is { Length: 0 or > LongestName })
        {
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "TXCT-PET-035", "Xin ghi từ (2 đến 100 chữ cái), chọn lĩnh vực và thẩm quyền trong danh mục.");
        }

        await words.PutAsync(word, person.Id(), time.GetUtcNow(), cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(string word, IOwnWords words, CancellationToken cancel) =>
        await words.RemoveAsync(word, cancel) ? TypedResults.NoContent() : Problems.Of(StatusCodes.Status404NotFound, "TXCT-PET-036", "Từ điển không có từ này. Xin tải lại danh sách.");
}
