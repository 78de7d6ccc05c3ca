using System.Net;
using System.Text;
using RestSharp.Interceptors;

namespace LangSon.Txct.Transport;

/// <summary>The bytes of a successful answer, as they come off the wire.</summary>
/// <param name="ETag">Which bytes these are; null where the other side does not say.</param>
internal sealed record PeerBytes(HttpStatusCode Status, string? ETag, Stream Stream);

/// <summary>Takes an answer's body off the wire: JSON into a bounded buffer, bytes to where they belong.</summary>
/// <remarks>The library itself would keep the whole body in memory, however large.</remarks>
internal sealed class PeerBody(Func<PeerBytes, CancellationToken, Task>? receive, PeerOptions options, TimeProvider time) : Interceptor
{
    private const int MostJsonBytes = 32 << 20;

    public string Text { get; private set; } = "";

    /// <summary>Why the body did not arrive whole; null if it did.</summary>
    public string? Fault { get; private set; }

    public override async ValueTask AfterHttpRequest(HttpResponseMessage responseMessage, CancellationToken cancellationToken)
    {
        try
        {
            await using var wire = new WatchedStream(await responseMessage.Content.ReadAsStreamAsync(cancellationToken), options, time);
            await using var stream = Unpacked.Of(wire, responseMessage.Content.Headers.ContentEncoding);
            if (receive is not null && responseMessage.IsSuccessStatusCode)
            {
                // Of packed bytes nobody could say where they broke off.
                var tag = stream == wire ? responseMessage.Headers.ETag?.ToString() : null;
                await receive(new PeerBytes(responseMessage.StatusCode, tag, stream), cancellationToken);
            }
            else
            {
                Text = await ReadTextAsync(stream, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or InvalidDataException)
        {
            Fault = exception.Message;
        }

        responseMessage.Content = new ByteArrayContent([]);
    }

    private static async Task<string> ReadTextAsync(Stream stream, CancellationToken cancel)
    {
        var text = new MemoryStream();
        var buffer = new byte[16 << 10];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancel)) > 0)
        {
            if (text.Length + read > MostJsonBytes)
            {
                throw new IOException($"The answer has more than {MostJsonBytes} bytes.");
            }

            text.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
