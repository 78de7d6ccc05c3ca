using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Incoming;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Petitions.Acts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Petitions.Files;

/// <summary>Takes papers that the Office files with petitions, through the checks that all that comes in passes.</summary>
internal sealed class PaperFiling(ITransit transit, IContentStore content, IncomingPapers papers, IOptions<ContentOptions> options, TimeProvider time)
{
    private const int LongestName = 200, LongestNumber = 100;

    /// <summary>Checks and keeps a file. One with a secret mark leaves no byte.</summary>
    public async Task<(FiledPaper? Paper, PetitionFault? Fault)> TakeAsync(IFormFile file, CancellationToken cancel)
    {
        var name = FileNames.Shown(file.FileName);
        try
        {
            await using var bytes = file.OpenReadStream();
            using var taken = await transit.TakeAsync(bytes, cancel);
            var opened = await papers.OpenAsync(taken, name, cancel);
            if (opened.Findings.FirstOrDefault(finding => finding.Verdict == Verdict.Refused) is { } refusal)
            {
                return (null, Refused(refusal.Message));
            }

            await content.KeepAsync(taken, cancel);
            return (new FiledPaper(new PaperFile(name, FileKind.MediaTypeOf(name), taken.Sha256), opened.Paper, !opened.IsScan), null);
        }
        catch (TooLargeException)
        {
            return (null, Refused($"Tệp lớn hơn giới hạn {options.Value.MaxFileBytes >> 20} MB."));
        }
        catch (UnsafeContentException exception)
        {
            return (null, Refused(Finding.Of(exception.Code).Message));
        }
    }

    /// <summary>What a person says of the paper, completed by what it says itself. Where both say a number, they must be one, unless the letters were only recognised.</summary>
    public (PaperHead? Head, PetitionFault? Fault) HeadOf(FiledPaper? filed, string? number, DateOnly? issuedOn, string? signer)
    {
        var own = filed?.Paper;
        number = string.IsNullOrWhiteSpace(number) ? own?.FullNumber : number.Trim();
        issuedOn ??= own?.IssuedOn;
        signer = string.IsNullOrWhiteSpace(signer) ? own?.Signer : signer.Trim();
        if (number is null or { Length: > LongestNumber } || DocumentNumber.Find(number) is not { } parsed || issuedOn is not { } day || signer is { Length: > LongestName })
        {
            return (null, PetitionFault.Unusable("TXCT-PET-014", "Xin ghi số, ký hiệu (như 118/HĐND-VP) và ngày của văn bản đã phát hành."));
        }

        return day > time.Today() ? (null, PetitionFault.Unusable("TXCT-PET-015", "Ngày của văn bản ở sau hôm nay. Xin xem lại."))
            : filed is { IsSure: true, Paper.FullNumber: { } printed } && DocumentNumber.Find(printed) is { } said && said != parsed
                ? (null, PetitionFault.Unusable("TXCT-PET-016", $"Tệp ghi số {printed}, khác số đã nhập {number}. Xin xem lại số hoặc chọn đúng tệp."))
            : (new PaperHead($"{parsed.Number}/{parsed.Notation}", day, signer), null);
    }

    private static PetitionFault Refused(string message) => PetitionFault.Unusable("TXCT-PET-013", $"Không nhận tệp này. {message}");
}
