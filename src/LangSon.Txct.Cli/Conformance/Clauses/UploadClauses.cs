using System.Globalization;
using System.Net;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>Bytes on their way to a version.</summary>
internal static class UploadClauses
{
    /// <summary>Large enough for a cut to leave some of it on the way.</summary>
    private const int CutBytes = 256 << 10;

    private const int MostAttempts = 20;

    public static IReadOnlyList<Clause> All { get; } =
    [
        new("HST-UPL-1", "Đứt đường truyền thì tải tiếp từ vị trí mà HEAD cho biết, và tệp vẫn nguyên vẹn.", GoesOnAsync),
        new("HST-UPL-2", "HEAD cho biết vị trí và độ dài của lượt tải lên.", TellsAsync),
        new("HST-UPL-3", "PATCH cho biết vị trí đã ghi xuống đĩa.", AcknowledgesAsync),
        new("HST-UPL-4", "PATCH ở vị trí khác bị từ chối, và Upload-Offset cho biết vị trí đúng.", OtherOffsetAsync),
        new("HST-UPL-5", "Lượt tải lên không có thì trả lời 404.", UnknownAsync),
        new("HST-UPL-6", "Phần tệp gửi kèm lúc tạo lượt tải lên được tính đến đúng Upload-Offset.", AlongAsync),
    ];

    private static async Task GoesOnAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host, string.Concat(Enumerable.Repeat(Guid.NewGuid().ToString("n"), CutBytes / 32)));
        var part = paper.Part;
        part.UploadId = await Uploads.BeginAsync(host, part.Bytes.Length, cancel);
        try
        {
            await host.SendAsync(Uploads.Append(part.UploadId, 0, new CutContent(part.Bytes, part.Bytes.Length / 2)), cancel);
        }
        catch (HttpRequestException)
        {
            // The line was cut on purpose: nobody got an answer.
        }

        for (var attempt = 0; ; attempt++)
        {
            var asked = (await host.SendAsync(Uploads.AskOffset(part.UploadId), cancel)).Must(200, 204);
            var offset = Uploads.OffsetOf(asked);
            asked.Expect(offset >= 0 && offset <= part.Bytes.Length / 2, "có Upload-Offset trong phần đã gửi");
            var appended = await host.SendAsync(Uploads.Append(part.UploadId, offset, part.Bytes[offset..]), cancel);
            if (appended.Status != 409 || attempt == MostAttempts)
            {
                appended.Must(204);
                break;
            }

            // The host was still writing down what came before the cut.
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancel);
        }

        var receipt = (await paper.CommitAsync(cancel)).MustBeTaken();
        receipt.Expect("sha256", part.Sha256, receipt.Json.GetProperty("parts")[0].GetProperty("sha256").GetString());
    }

    private static async Task TellsAsync(HostUnderTest host, CancellationToken cancel)
    {
        var id = await Uploads.BeginAsync(host, 8, cancel);
        (await host.SendAsync(Uploads.Append(id, 0, new byte[5]), cancel)).Must(204);
        var asked = (await host.SendAsync(Uploads.AskOffset(id), cancel)).Must(200, 204);
        asked.Expect("Upload-Offset", "5", asked.Header("Upload-Offset"));
        asked.Expect("Upload-Length", "8", asked.Header("Upload-Length"));
    }

    private static async Task AcknowledgesAsync(HostUnderTest host, CancellationToken cancel)
    {
        var id = await Uploads.BeginAsync(host, 8, cancel);
        foreach (var (offset, count) in (IEnumerable<(int, int)>)[(0, 5), (5, 3)])
        {
            var appended = (await host.SendAsync(Uploads.Append(id, offset, new byte[count]), cancel)).Must(204);
            appended.Expect("Upload-Offset", (offset + count).ToString(CultureInfo.InvariantCulture), appended.Header("Upload-Offset"));
        }
    }

    private static async Task OtherOffsetAsync(HostUnderTest host, CancellationToken cancel)
    {
        var id = await Uploads.BeginAsync(host, 8, cancel);
        (await host.SendAsync(Uploads.Append(id, 0, new byte[5]), cancel)).Must(204);
        var refused = (await host.SendAsync(Uploads.Append(id, 3, new byte[5]), cancel)).MustRefuse(409, "TXCT-HST-012");
        refused.Expect("Upload-Offset", "5", refused.Header("Upload-Offset"));
    }

    private static async Task UnknownAsync(HostUnderTest host, CancellationToken cancel)
    {
        var unknown = Guid.CreateVersion7().ToString("n");
        (await host.SendAsync(Uploads.AskOffset(unknown), cancel)).Must(404);
        (await host.SendAsync(Uploads.Append(unknown, 0, new byte[5]), cancel)).Must(404);
    }

    private static async Task AlongAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host);
        var created = (await host.SendAsync(Uploads.CreateWith(paper.Part.Bytes.Length, paper.Part.Bytes[..5]), cancel)).Must(201);
        paper.Part.UploadId = Uploads.IdOf(created);
        var offset = Uploads.OffsetOf(created);
        created.Expect(offset is >= 0 and <= 5, "có Upload-Offset trong phần đã gửi");
        (await host.SendAsync(Uploads.Append(paper.Part.UploadId, offset, paper.Part.Bytes[offset..]), cancel)).Must(204);
        (await paper.CommitAsync(cancel)).MustBeTaken();
    }

    /// <summary>Promises all bytes, sends some and then cuts the line.</summary>
    private sealed class CutContent(byte[] bytes, int sent) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, sent));
            await stream.FlushAsync();
            throw new HttpRequestException("The line was cut.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
