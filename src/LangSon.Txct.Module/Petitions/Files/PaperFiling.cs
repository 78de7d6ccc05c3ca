using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Incoming;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Content;
using LangSon.Txct.Pages;
using LangSon.Txct.Petitions.Acts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Petitions.Files;

/// <summary>Takes papers that the Office files with petitions, through the checks that all that comes in passes.</summary>
internal sealed class PaperFiling(ITransit transit, IContentStore content, IncomingPapers papers, IOptions<ContentOptions> options, TimeProvider time)
{
    private const int LongestName = 200, LongestNumber = 100;

    /// <summary>Checks a paper and keeps its file, if it has one. What is refused for whatever reason leaves no byte.</summary>
    /// <param name="form">number, issuedOn, signer and file: what is left out is taken from the file where it says it.</param>
    public async Task<(FiledPaper? Filed, PetitionFault? Fault)> TakeAsync(FiledForm form, CancellationToken cancel)
    {
        if (form.IsTooLarge)
        {
            return (null, TooLarge);
        }

        try
        {
            return form.File is { } file ? await TakeAsync(form, file, cancel) : HeadOf(form, null, isSure: false) is var (head, fault) && head is not null ? (new FiledPaper(head, null), null) : (null, fault);
        }
        catch (TooLargeException)
        {
            return (null, TooLarge);
        }
        catch (UnsafeContentException exception)
        {
            return (null, Refused(Finding.Of(exception.Code).Message));
        }
    }

    private async Task<(FiledPaper? Filed, PetitionFault? Fault)> TakeAsync(FiledForm form, IFormFile file, CancellationToken cancel)
    {
        var name = FileNames.Shown(file.FileName);
        await using var bytes = file.OpenReadStream();
        using var taken = await transit.TakeAsync(bytes, cancel);
        var opened = await papers.OpenAsync(taken, name, cancel);
        if (opened.Findings.FirstOrDefault(finding => finding.Verdict == Verdict.Refused) is { } refusal)
        {
            return (null, Refused(refusal.Message));
        }

        var (head, fault) = HeadOf(form, opened.Paper, !opened.IsScan);
        if (head is null)
        {
            return (null, fault);
        }

        await content.KeepAsync(taken, cancel);
        return (new FiledPaper(head, new PaperFile(name, FileKind.MediaTypeOf(name), taken.Sha256)), null);
    }

    /// <summary>What a person says of the paper, completed by what it says itself. Where both say a number, they must be one, unless the letters were only recognised.</summary>
    private (PaperHead? Head, PetitionFault? Fault) HeadOf(FiledForm form, ReadPaper? own, bool isSure)
    {
        var (number, issuedOn, signer) = (form["number"] ?? own?.FullNumber, form.Day("issuedOn") ?? own?.IssuedOn, form["signer"] ?? own?.Signer);
        if (number is null or { Length: > LongestNumber } || DocumentNumber.Find(number) is not { } parsed || issuedOn is not { } day || signer is { Length: > LongestName })
        {
            return (null, PetitionFault.Unusable("TXCT-PET-014", "Xin ghi số, ký hiệu (như 118/HĐND-VP) và ngày của văn bản đã phát hành."));
        }

        return day > time.Today() ? (null, PetitionFault.Unusable("TXCT-PET-015", "Ngày của văn bản ở sau hôm nay. Xin xem lại."))
            : isSure && own?.FullNumber is { } printed && DocumentNumber.Find(printed) is { } said && said != parsed
                ? (null, PetitionFault.Unusable("TXCT-PET-016", $"Tệp ghi số {printed}, khác số đã nhập {number}. Xin xem lại số hoặc chọn đúng tệp."))
            : (new PaperHead($"{parsed.Number}/{parsed.Notation}", day, signer), null);
    }

    private PetitionFault TooLarge => Refused($"Tệp lớn hơn giới hạn {options.Value.MaxFileBytes >> 20} MB, hoặc giới hạn của phần mềm HĐND.");

    private static PetitionFault Refused(string message) => PetitionFault.Unusable("TXCT-PET-013", $"Không nhận tệp này. {message}");
}
