using LangSon.Txct.Pages;
using LangSon.Txct.Petitions.Acts;
using LangSon.Txct.Petitions.Files;

namespace LangSon.Txct.Petitions.Passing;

/// <summary>Keeps how a paper was issued: only with number, day and file are its petitions passed on.</summary>
internal sealed class PassingIssuing(IPassings passings, PaperFiling filing, TimeProvider time)
{
    /// <param name="form">number, issuedOn, signer and file; what is left out is taken from the file where it says it.</param>
    /// <returns>Why it was not kept; null if it was.</returns>
    public async Task<PetitionFault?> IssueAsync(string id, FiledForm? form, string by, CancellationToken cancel)
    {
        if (await passings.FindAsync(id, cancel) is null)
        {
            return Missing;
        }

        if (form is null or { File: null, IsTooLarge: false })
        {
            return PetitionFault.Unusable("TXCT-PET-022", "Xin kèm tệp văn bản đã phát hành: chưa có tệp thì chưa ghi là đã chuyển.");
        }

        var (filed, fault) = await filing.TakeAsync(form, cancel);
        return filed is null ? fault : await passings.IssueAsync(id, new PassingIssue(filed.Head, filed.File!, by, time.GetUtcNow()), cancel) ? null : Missing;
    }

    public static PetitionFault Missing { get; } = new(404, "TXCT-PET-024", "Không có văn bản chuyển này. Xin tải lại danh sách.");
}
