using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace LangSon.Txct.ReferenceHost.Support.Line;

/// <summary>A request or an answer of HTTP/1.1 as its bytes pass the wire.</summary>
/// <param name="Head">Up to the empty line, that included.</param>
/// <param name="Body">As it was sent, the sizes of chunks included.</param>
internal sealed record RawMessage(byte[] Head, byte[] Body)
{
    public string HeadText => Encoding.Latin1.GetString(Head);

    /// <summary>Method or version.</summary>
    public string FirstWord => HeadText.Split(' ', 2)[0];

    /// <summary>Path or status.</summary>
    public string SecondWord => HeadText.Split(' ', 3)[1];

    public byte[] Bytes => [.. Head, .. Body];

    public string? Header(string name) => HeadText.Split("\r\n").Select(line => line.Split(':', 2))
        .FirstOrDefault(line => line.Length == 2 && line[0].Equals(name, StringComparison.OrdinalIgnoreCase))?[1].Trim();

    /// <summary>An answer with these headers and no others.</summary>
    public static byte[] Answer(string status, string headers, ReadOnlySpan<byte> body) => [.. Encoding.Latin1.GetBytes($"HTTP/1.1 {status}\r\n{headers}\r\n"), .. body];

    /// <summary>Reads up to the empty line; null where the other end closed before it said anything.</summary>
    public static async Task<byte[]?> ReadHeadAsync(NetworkStream from, CancellationToken cancel)
    {
        List<byte> head = [];
        var one = new byte[1];
        while (await from.ReadAsync(one, cancel) > 0)
        {
            head.Add(one[0]);
            if (head is [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'])
            {
                return [.. head];
            }
        }

        return head.Count == 0 ? null : throw new IOException("The head was cut.");
    }

    /// <summary>Reads the body that belongs to the head.</summary>
    /// <param name="hasNone">Whether there is none whatever the head says: the answer to HEAD.</param>
    public static async Task<RawMessage> ReadBodyAsync(byte[] head, bool hasNone, NetworkStream from, CancellationToken cancel)
    {
        var message = new RawMessage(head, []);
        if (hasNone || message.SecondWord is "204" or "304")
        {
            return message;
        }

        return message.Header("Transfer-Encoding") is "chunked"
            ? message with { Body = await ChunksAsync(from, cancel) }
            : message with { Body = await ExactlyAsync(from, int.Parse(message.Header("Content-Length") ?? "0", CultureInfo.InvariantCulture), cancel) };
    }

    private static async Task<byte[]> ChunksAsync(NetworkStream from, CancellationToken cancel)
    {
        List<byte> body = [];
        while (true)
        {
            List<byte> line = [];
            while (line is not [.., (byte)'\r', (byte)'\n'])
            {
                line.AddRange(await ExactlyAsync(from, 1, cancel));
            }

            var size = int.Parse(Encoding.ASCII.GetString([.. line]).Split(';')[0].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.AddRange(line);
            body.AddRange(await ExactlyAsync(from, size + 2, cancel));
            if (size == 0)
            {
                return [.. body];
            }
        }
    }

    private static async Task<byte[]> ExactlyAsync(NetworkStream from, int count, CancellationToken cancel)
    {
        var bytes = new byte[count];
        await from.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }
}
