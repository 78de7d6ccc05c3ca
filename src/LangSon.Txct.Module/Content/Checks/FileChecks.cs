using System.Text.RegularExpressions;
using LangSon.Txct.Content.Reading;

namespace LangSon.Txct.Content.Checks;

/// <summary>What stands between a file and its publication: each check a small function, all findings told at once.</summary>
internal sealed partial class FileChecks
{
    private delegate Finding? PaperCheck(ReadPaper paper);

    // The order is the order in which a person reads the findings.
    private static readonly PaperCheck[] OfPublication = [HasNoSecretMark, IsNoDraft, HasType, HasNumber, HasDate, HasSigner];

    // A group's paper may lack a number, and its form is the group's own.
    private static readonly PaperCheck[] OfIncoming = [HasNoSecretMark];

    /// <summary>All findings about a paper that is to be published; none if it may go out.</summary>
    public IReadOnlyList<Finding> ForPublication(Reading.Reading reading) => Run(reading, OfPublication);

    /// <summary>All findings about a paper that comes in from a group. One that cannot be read is taken all the same.</summary>
    public IReadOnlyList<Finding> ForIncoming(Reading.Reading reading) => reading is Reading.Reading.Failed failed
        ? [.. failed.Findings.Where(finding => finding.Code == "empty")]
        : Run(reading, OfIncoming);

    private static IReadOnlyList<Finding> Run(Reading.Reading reading, PaperCheck[] checks) => reading switch
    {
        Reading.Reading.Failed failed => failed.Findings,
        Reading.Reading.Read { Paper: var paper } => [.. checks.Select(check => check(paper)).OfType<Finding>()],
        _ => throw new InvalidOperationException("A reading is read or failed."),
    };

    /// <summary>Law on Protection of State Secrets 29/2018/QH14, art. 8: the three marks, standing alone on a line, letter-spaced or not.</summary>
    private static Finding? HasNoSecretMark(ReadPaper paper) => paper.Text.Split('\n').Any(line => SecretMark().IsMatch(line))
        ? new(Verdict.Refused, "secret-mark", "Văn bản có dấu chỉ độ mật nên không được đưa lên phần mềm này. Phân hệ không giữ bản nào; xin xử lý theo quy định bảo vệ bí mật nhà nước.")
        : null;

    private static Finding? IsNoDraft(ReadPaper paper) => paper.IsDraft
        ? Hold("draft", "Văn bản ghi DỰ THẢO. Xin gửi bản đã ban hành.")
        : null;

    private static Finding? HasType(ReadPaper paper) => paper.Type is null || paper.Subject is null
        ? Hold("needs-review", "Không nhận ra loại văn bản hoặc trích yếu. Xin điền rồi đăng.")
        : null;

    private static Finding? HasNumber(ReadPaper paper) => paper.Number is null && !paper.IsForm
        ? Hold("no-number", "Văn bản chưa có số, ký hiệu. Xin gửi bản đã vào sổ, hoặc điền số rồi đăng.")
        : null;

    private static Finding? HasDate(ReadPaper paper) => paper.IssuedOn is null && !paper.IsForm
        ? Hold("no-date", "Văn bản chưa có ngày ban hành. Xin gửi bản đã phát hành, hoặc điền ngày rồi đăng.")
        : null;

    private static Finding? HasSigner(ReadPaper paper) => paper.Signer is null && !paper.IsForm
        ? Hold("no-signer", "Không thấy tên người ký. Xin gửi bản đã ký, hoặc điền tên người ký rồi đăng.")
        : null;

    private static Finding Hold(string code, string message) => new(Verdict.Held, code, message);

    [GeneratedRegex(@"^[\W_]*(?:T\s*Ố\s*I\s*|T\s*U\s*Y\s*Ệ\s*T\s*)?M\s*Ậ\s*T[\W_]*$")]
    private static partial Regex SecretMark();
}
