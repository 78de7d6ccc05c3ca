using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace LangSon.Txct.Content.Reading.Pdf;

/// <summary>Digital signatures of a PDF: who signed, and whether the bytes are still those that were signed. Trust in the certificate is not judged.</summary>
internal static class PdfSignatures
{
    /// <summary>Line breaks that mail and disks add after the end.</summary>
    private const int MostAfterEnd = 2;

    public static DigitalSignature? Read(byte[] file, PdfObjects objects)
    {
        var signatures = objects.All.OfType<PdfDictionary>()
            .Where(dictionary => dictionary.ContainsKey("ByteRange") && objects.Resolve(dictionary.GetValueOrDefault("Contents")) is PdfString)
            .Select(dictionary => Check(file, dictionary, objects)).ToList();
        if (signatures.Count == 0)
        {
            return null;
        }

        var covered = signatures.Max(signature => signature.End);
        var last = signatures.LastOrDefault(signature => !signature.IsTimeStamp) ?? signatures[^1];
        return new DigitalSignature(last.By, signatures.All(signature => signature.Holds) && file.Length - covered <= MostAfterEnd);
    }

    private static Checked Check(byte[] file, PdfDictionary dictionary, PdfObjects objects)
    {
        var isTimeStamp = dictionary.NameOf("SubFilter") == "ETSI.RFC3161";
        var range = (objects.Resolve(dictionary.GetValueOrDefault("ByteRange")) as List<object?> ?? []).OfType<double>().Select(value => (long)value).ToArray();
        var contents = ((PdfString)objects.Resolve(dictionary.GetValueOrDefault("Contents"))!).Bytes;
        if (range is not [0, > 0 and var before, var start, >= 0 and var after] || start < before || start + after > file.Length
            || !IsGap(file, (int)before, (int)start, contents))
        {
            return new Checked("", false, 0, isTimeStamp);
        }

        byte[] signed = [.. file.AsSpan(0, (int)before), .. file.AsSpan((int)start, (int)after)];
        var (by, holds) = Verify(contents, signed, isTimeStamp, dictionary.NameOf("SubFilter"));
        return new Checked(by, holds, start + after, isTimeStamp);
    }

    /// <summary>Between the two ranges stands the signature itself and nothing else.</summary>
    private static bool IsGap(byte[] file, int start, int end, byte[] contents)
    {
        var gap = file.AsSpan(start, end - start);
        return gap.Length >= 2 && gap[0] == '<' && gap[^1] == '>' && gap.Length <= (2 * contents.Length) + 64;
    }

    private static (string By, bool Holds) Verify(byte[] contents, byte[] signed, bool isTimeStamp, string? format)
    {
        try
        {
            if (isTimeStamp)
            {
                return Rfc3161TimestampToken.TryDecode(contents, out var token, out _)
                    ? ("", token.VerifySignatureForData(signed, out _)) : ("", false);
            }

            // The hexadecimal string is padded with zeros after the message.
            var cms = format == "adbe.pkcs7.sha1" ? new SignedCms() : new SignedCms(new ContentInfo(signed), detached: true);
            cms.Decode(contents);
            cms.CheckSignature(verifySignatureOnly: true);
            var holds = format != "adbe.pkcs7.sha1" || cms.ContentInfo.Content.AsSpan().SequenceEqual(SHA1.HashData(signed));
            return (cms.SignerInfos[0].Certificate?.GetNameInfo(X509NameType.SimpleName, forIssuer: false) ?? "", holds && cms.SignerInfos.Count > 0);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException or InvalidOperationException or NotSupportedException or OverflowException)
        {
            return ("", false);
        }
    }

    private sealed record Checked(string By, bool Holds, long End, bool IsTimeStamp);
}
