using System.Globalization;
using System.Text;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace LangSon.Txct.Collecting.Uploads;

/// <summary>Files of a submission: by tus 1.0 with creation, checksum, termination and expiration; by a form where there is no script.</summary>
internal static class UploadEndpoints
{
    private const string Version = "1.0.0";
    private const string Bytes = "application/offset+octet-stream";

    /// <summary>Of the protocol's extension "checksum": the bytes are not what was said.</summary>
    private const int ChecksumMismatch = 460;

    private const int FormOverhead = 64 << 10;

    private static readonly string[] Head = ["HEAD"], Patch = ["PATCH"], Options = ["OPTIONS"];

    public static void MapUploads(this IEndpointRouteBuilder submissions)
    {
        var files = submissions.MapGroup("/{id}/files");
        files.MapMethods("", Options, Tell);
        files.MapPost("", Begin).RequireOwnRequest();
        files.MapMethods("/{fileId}", Head, Look);
        files.MapMethods("/{fileId}", Patch, Add).RequireOwnRequest();
        files.MapDelete("/{fileId}", Drop).RequireOwnRequest();
    }

    private static NoContent Tell(HttpResponse response, IOptions<ContentOptions> content)
    {
        response.Headers["Tus-Resumable"] = response.Headers["Tus-Version"] = Version;
        response.Headers["Tus-Extension"] = "creation,checksum,termination,expiration";
        response.Headers["Tus-Checksum-Algorithm"] = "sha256";
        response.Headers["Tus-Max-Size"] = content.Value.MaxFileBytes.ToString(CultureInfo.InvariantCulture);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Begin(string id, HttpContext context, ISubmissions submissions, Submitting submitting, IOptions<CollectingOptions> options, IOptions<ContentOptions> content, CancellationToken cancel)
    {
        if (await submissions.FindAsync(SubmissionEndpoints.GroupOf(context.User), id, cancel) is not { } draft)
        {
            return SubmissionEndpoints.NotThere;
        }

        if (draft.State != SubmissionState.Draft)
        {
            return SubmissionEndpoints.Problem(SubmissionFault.Closed);
        }

        return context.Request.HasFormContentType ? await TakeFormAsync(draft, context, submitting, content.Value, cancel) : await AnnounceAsync(draft, context, submitting, options.Value, cancel);
    }

    private static async Task<IResult> AnnounceAsync(Submission draft, HttpContext context, Submitting submitting, CollectingOptions options, CancellationToken cancel)
    {
        context.Response.Headers["Tus-Resumable"] = Version;
        if (context.Request.Headers["Tus-Resumable"] != Version)
        {
            return TypedResults.StatusCode(StatusCodes.Status412PreconditionFailed);
        }

        if (!long.TryParse(context.Request.Headers["Upload-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var size) || MetadataOf(context.Request) is not { } metadata)
        {
            return Unclear();
        }

        var name = metadata.GetValueOrDefault("filename", "");
        var (file, fault) = await submitting.AnnounceAsync(draft, name, metadata.GetValueOrDefault("filetype") ?? FileKind.MediaTypeOf(name), size, cancel);
        if (file is null)
        {
            return SubmissionEndpoints.Problem(fault!);
        }

        if (size == 0)
        {
            await submitting.AddAsync(draft, file, null, Stream.Null, cancel);
        }

        context.Response.Headers["Upload-Expires"] = (draft.ChangedAt + options.Uploads.KeepDrafts).ToString("R", CultureInfo.InvariantCulture);
        return TypedResults.Created($"{context.Request.PathBase}{context.Request.Path}/{file.Id}");
    }

    /// <summary>One file in one go, as a page without script sends it.</summary>
    private static async Task<IResult> TakeFormAsync(Submission draft, HttpContext context, Submitting submitting, ContentOptions content, CancellationToken cancel)
    {
        if (context.Request.ContentLength > content.MaxFileBytes + FormOverhead)
        {
            return SubmissionEndpoints.Problem(SubmissionFault.TooLarge(content.MaxFileBytes));
        }

        Unlimit(context);
        if (context.Request.ContentLength is not { } most || HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(context.Request.ContentType).Boundary).Value is not { Length: > 0 and <= 100 } boundary)
        {
            return Unclear();
        }

        var reader = new MultipartReader(boundary, context.Request.Body);
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (section.GetContentDispositionHeader() is { } disposition && disposition.IsFileDisposition())
            {
                return await TakeSectionAsync(draft, section.AsFileSection()!, most, context, submitting, cancel);
            }
        }

        return SubmissionEndpoints.Problem(SubmissionFault.Unusable("Xin chọn một tệp."));
    }

    /// <summary>How long a file in a form is, is known at its end: until then it stands in a buffer.</summary>
    private static async Task<IResult> TakeSectionAsync(Submission draft, FileMultipartSection section, long most, HttpContext context, Submitting submitting, CancellationToken cancel)
    {
        using var bytes = new FileBufferingReadStream(section.FileStream!, 1 << 20, most, Path.GetTempPath());
        await bytes.DrainAsync(cancel);
        bytes.Position = 0;
        var (file, fault) = await submitting.AnnounceAsync(draft, section.FileName, section.Section.ContentType ?? FileKind.MediaTypeOf(section.FileName), bytes.Length, cancel);
        if (file is null)
        {
            return SubmissionEndpoints.Problem(fault!);
        }

        await submitting.AddAsync(draft, file, null, bytes, cancel);
        return TypedResults.Created($"{context.Request.PathBase}{context.Request.Path}/{file.Id}");
    }

    private static async Task<IResult> Look(string id, string fileId, HttpContext context, ISubmissions submissions, CancellationToken cancel)
    {
        if (await FindAsync(id, fileId, context, submissions, cancel) is not (_, { } file))
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers["Tus-Resumable"] = Version;
        context.Response.Headers["Upload-Offset"] = $"{file.Received}";
        context.Response.Headers["Upload-Length"] = $"{file.Size}";
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok();
    }

    /// <summary>Adds bytes. What was acknowledged is on disk for good.</summary>
    private static async Task<IResult> Add(string id, string fileId, HttpContext context, ISubmissions submissions, UploadFolder folder, Submitting submitting, CancellationToken cancel)
    {
        context.Response.Headers["Tus-Resumable"] = Version;
        if (context.Request.ContentType != Bytes)
        {
            return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        using var hold = folder.Take(fileId);
        if (hold is null)
        {
            return TypedResults.StatusCode(StatusCodes.Status423Locked);
        }

        // Looked up by the only writer: the offset is of now.
        if (await FindAsync(id, fileId, context, submissions, cancel) is not ({ } draft, { } file))
        {
            return SubmissionEndpoints.NotThere;
        }

        if (draft.State != SubmissionState.Draft)
        {
            return SubmissionEndpoints.Problem(SubmissionFault.Closed);
        }

        if (!long.TryParse(context.Request.Headers["Upload-Offset"], NumberStyles.None, CultureInfo.InvariantCulture, out var offset) || !IsChecksum(context.Request, out var sha256))
        {
            return Unclear();
        }

        if (offset != file.Received)
        {
            context.Response.Headers["Upload-Offset"] = $"{file.Received}";
            return TypedResults.StatusCode(StatusCodes.Status409Conflict);
        }

        Unlimit(context);
        if (await submitting.AddAsync(draft, file, sha256, context.Request.Body, cancel) is not { } received)
        {
            return TypedResults.StatusCode(ChecksumMismatch);
        }

        context.Response.Headers["Upload-Offset"] = $"{received}";
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Drop(string id, string fileId, HttpContext context, ISubmissions submissions, UploadFolder folder, Submitting submitting, CancellationToken cancel)
    {
        context.Response.Headers["Tus-Resumable"] = Version;
        using var hold = folder.Take(fileId);
        if (hold is null)
        {
            return TypedResults.StatusCode(StatusCodes.Status423Locked);
        }

        if (await FindAsync(id, fileId, context, submissions, cancel) is not ({ } draft, { } file))
        {
            return SubmissionEndpoints.NotThere;
        }

        if (draft.State != SubmissionState.Draft)
        {
            return SubmissionEndpoints.Problem(SubmissionFault.Closed);
        }

        await submitting.DropFileAsync(draft, file, cancel);
        return TypedResults.NoContent();
    }

    private static async Task<(Submission? Draft, SubmittedFile? File)> FindAsync(string id, string fileId, HttpContext context, ISubmissions submissions, CancellationToken cancel) =>
        await submissions.FindAsync(SubmissionEndpoints.GroupOf(context.User), id, cancel) is { } draft ? (draft, draft.Files.FirstOrDefault(file => file.Id == fileId)) : (null, null);

    /// <summary>Key and value in base64, separated by commas; null if it is nothing of the kind.</summary>
    private static Dictionary<string, string>? MetadataOf(HttpRequest request)
    {
        Dictionary<string, string> all = [];
        foreach (var pair in request.Headers["Upload-Metadata"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = pair.Split(' ') is [var left, var right] ? (left, right) : (pair, "");
            var bytes = new byte[value.Length];
            if (key.Contains(' ', StringComparison.Ordinal) || !Convert.TryFromBase64String(value, bytes, out var length))
            {
                return null;
            }

            all[key] = Encoding.UTF8.GetString(bytes, 0, length);
        }

        return all;
    }

    private static bool IsChecksum(HttpRequest request, out byte[]? sha256)
    {
        sha256 = null;
        if (request.Headers["Upload-Checksum"].ToString() is not { Length: > 0 } said)
        {
            return true;
        }

        var digest = new byte[32];
        if (said.Split(' ') is not ["sha256", var text] || !Convert.TryFromBase64String(text, digest, out var length) || length != digest.Length)
        {
            return false;
        }

        sha256 = digest;
        return true;
    }

    private static ProblemHttpResult Unclear() => Problems.Of(StatusCodes.Status400BadRequest, "TXCT-COL-016", "Yêu cầu tải tệp không đúng quy ước. Xin mở lại trang rồi thử lại.");

    /// <summary>The module's own limit counts, not that of the server for any request.</summary>
    private static void Unlimit(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }
    }
}
