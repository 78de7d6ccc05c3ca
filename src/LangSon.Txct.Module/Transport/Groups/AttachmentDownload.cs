using System.Net;
using LangSon.Txct.Content;
using RestSharp;

namespace LangSon.Txct.Transport.Groups;

/// <summary>Brings one attachment into transit. A line that breaks off is taken up where it broke; bytes that changed meanwhile are begun anew.</summary>
internal sealed class AttachmentDownload(PoliteLine line, ITransit transit, string path, TimeProvider time)
{
    /// <summary>So often a line that broke off is taken up within one call, if something came each time.</summary>
    private const int MostResumes = 5;

    private const int MostStarts = 2;

    /// <exception cref="TooLargeException">There are more bytes than are taken of one file.</exception>
    public async Task<Answer<TransitFile>> RunAsync(CancellationToken cancel)
    {
        for (var start = 1; ; start++)
        {
            Answer<string>? answer = null;
            var hasChanged = false;
            var file = await transit.TakeAsync(async target => (answer, hasChanged) = await CopyAsync(target, cancel), cancel);
            if (answer is Answer<string>.Ok)
            {
                return new Answer<TransitFile>.Ok(file);
            }

            file.Dispose();
            if (!hasChanged || start == MostStarts)
            {
                return answer!.As<TransitFile>();
            }
        }
    }

    private async Task<(Answer<string> Answer, bool HasChanged)> CopyAsync(Stream target, CancellationToken cancel)
    {
        using var copy = new HashedCopy(target);
        string? tag = null;
        for (var resumes = 0; ; resumes++)
        {
            var from = copy.Count;
            var hasChanged = false;
            var reply = await line.SendAsync(
                new PeerRequest(Method.Get, path)
                {
                    Headers = from == 0 ? new Dictionary<string, string>() : new Dictionary<string, string> { ["Range"] = $"bytes={from}-", ["If-Range"] = tag! },
                    Receive = async (bytes, token) =>
                    {
                        hasChanged = from > 0 && (bytes.Status != HttpStatusCode.PartialContent || bytes.ETag != tag);
                        tag ??= bytes.ETag;
                        if (!hasChanged)
                        {
                            await copy.FromAsync(bytes.Stream, token);
                        }
                    },
                },
                cancel);
            copy.ThrowTargetFault();
            if (hasChanged)
            {
                return (new Answer<string>.Unavailable("The bytes changed while they were fetched.", null), true);
            }

            if (reply.Fault is null || tag is null || copy.Count == from || resumes == MostResumes)
            {
                return (PeerAnswers.Read(reply, _ => copy.Sha256, time), false);
            }
        }
    }
}
