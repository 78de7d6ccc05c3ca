using LangSon.Txct.Content.Checks;
using Microsoft.Extensions.Options;
using UglyToad.PdfPig.Exceptions;

namespace LangSon.Txct.Content.Reading;

/// <summary>Reads Word files and PDFs with a text layer; says of others why it does not.</summary>
internal sealed class PaperReader(IOptions<ContentOptions> options, TimeProvider time) : IPaperReader
{
    /// <summary>Fewer letters than this are no text: a stamp or a page number on a picture.</summary>
    private const int FewestLetters = 40;

    public async Task<Reading> ReadAsync(TransitFile file, string fileName, CancellationToken cancel)
    {
        if (file.Size == 0)
        {
            return Fail(FileKind.Unknown, Verdict.Refused, "empty", "Tệp rỗng, không có nội dung. Xin gửi lại bản đầy đủ.");
        }

        using var bytes = file.Open();
        var kind = FileKind.Of(bytes);
        if (WrongFor(kind, fileName) is { } wrong)
        {
            return wrong;
        }

        if (kind == FileKind.Docx && ZipLimits.Check(bytes) is { } dangerous)
        {
            return new Reading.Failed(kind.MediaType, [dangerous]);
        }

        return await ReadTextAsync(kind, bytes, cancel);
    }

    private static Reading? WrongFor(FileKind kind, string fileName)
    {
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        return kind switch
        {
            _ when kind == FileKind.Unknown => Fail(kind, Verdict.Refused, "unsupported-type", $"Không nhận loại tệp này ({extension}). Xin gửi Word (.docx) hoặc PDF."),
            _ when !kind.Extensions.Contains(extension) && kind != FileKind.OldOffice => Fail(kind, Verdict.Refused, "type-mismatch", $"Tên tệp ghi {extension} nhưng nội dung là {kind.Name}. Xin lưu lại đúng loại rồi gửi."),
            _ when kind == FileKind.OldOffice && extension is ".docx" or ".xlsx" => Fail(kind, Verdict.Refused, "encrypted", "Tệp có mật khẩu hoặc không đúng loại. Xin bỏ mật khẩu rồi gửi lại."),
            _ when kind == FileKind.OldOffice || kind == FileKind.Odt => Fail(kind, Verdict.Held, "converter-missing", $"Chưa đọc được tệp {kind.Name} trên máy chủ này. Xin điền thông tin rồi đăng, hoặc gửi bản .docx, .pdf."),
            _ when kind == FileKind.Xlsx => Fail(kind, Verdict.Held, "needs-review", "Chưa tự đọc được thông tin trong bảng Excel. Xin điền thông tin rồi đăng."),
            _ => null,
        };
    }

    private async Task<Reading> ReadTextAsync(FileKind kind, Stream bytes, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(options.Value.ReadingTime);
        try
        {
            // The libraries do not look at a token while they read; what is late goes on alone and is thrown away.
            var lines = await Task.Run(() => kind == FileKind.Pdf ? PdfText.Read(bytes, limit.Token) : DocxText.Read(bytes), limit.Token)
                .WaitAsync(options.Value.ReadingTime, time, cancel);
            return lines.Sum(line => line.Count(char.IsLetter)) < FewestLetters
                ? Fail(kind, Verdict.Held, "no-text-layer", "Tệp chỉ có hình, không có lớp chữ nên chưa kiểm tra được. Xin xem lại, điền thông tin rồi đăng, hoặc gửi bản có chữ.")
                : new Reading.Read(PaperFacts.Read(kind.MediaType, lines));
        }
        catch (PdfDocumentEncryptedException)
        {
            return Fail(kind, Verdict.Refused, "encrypted", "Tệp có mật khẩu nên không mở được. Xin bỏ mật khẩu rồi gửi lại.");
        }
        catch (Exception exception) when (exception is TimeoutException || (exception is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return Fail(kind, Verdict.Refused, "unreadable", "Đọc tệp quá lâu nên đã dừng. Xin lưu lại bản gọn hơn rồi gửi.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever a reading library throws at a damaged file, the file is what is damaged.
            return Fail(kind, Verdict.Refused, "corrupt", "Tệp hỏng, không mở được. Xin gửi lại bản lành.");
        }
    }

    private static Reading.Failed Fail(FileKind kind, Verdict verdict, string code, string message) =>
        new(kind.MediaType, [new Finding(verdict, code, message)]);
}
