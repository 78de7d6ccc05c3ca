using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>Resumable uploads as tus 1.0 has them: creation, also with bytes along, offset, expiration.</summary>
internal static class UploadEndpoints
{
    private const string Bytes = "application/offset+octet-stream";

    public static void MapUploads(this IEndpointRouteBuilder contract)
    {
        var uploads = contract.MapGroup("/uploads").AddEndpointFilter(async (call, next) =>
        {
            call.HttpContext.Response.Headers["Tus-Resumable"] = "1.0.0";
            return call.HttpContext.Request.Headers["Tus-Resumable"] == "1.0.0" ? await next(call) : HostProblem.BadRequest;
        });
        uploads.MapPost("/", CreateAsync).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(UploadStore.MostChunkBytes));
        uploads.MapMethods("/{id}", ["HEAD"], FindAsync);
        uploads.MapPatch("/{id}", AppendAsync).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(UploadStore.MostChunkBytes));
    }

    private static async Task<IResult> CreateAsync(HttpContext context, UploadStore uploads, CancellationToken cancel)
    {
        if (!long.TryParse(context.Request.Headers["Upload-Length"], CultureInfo.InvariantCulture, out var size) || size < 0)
        {
            return HostProblem.BadRequest;
        }

        if (size > UploadStore.MostBytes)
        {
            return HostProblem.TooLarge;
        }

        // creation-with-upload: bytes of the beginning may come along, and count as those of a PATCH do.
        var along = context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true && context.Request.ContentLength != 0;
        if (along && context.Request.ContentType != Bytes)
        {
            return HostProblem.OfStatus(415)!;
        }

        if (along && context.Request.ContentLength > size)
        {
            return HostProblem.TooLarge;
        }

        var upload = await uploads.CreateAsync(size, along ? context.Request.Body : Stream.Null, cancel);
        Tell(context.Response, upload, upload.Offset);
        return TypedResults.Created($"{context.Request.PathBase}{context.Request.Path.Value!.TrimEnd('/')}/{upload.Id}");
    }

    private static async Task<IResult> FindAsync(string id, HttpContext context, UploadStore uploads, CancellationToken cancel)
    {
        if (await uploads.FindAsync(id, cancel) is not { } upload)
        {
            return TypedResults.NotFound();
        }

        if (upload.HasExpired)
        {
            return TypedResults.StatusCode(StatusCodes.Status410Gone);
        }

        Tell(context.Response, upload, upload.Offset);
        context.Response.Headers["Upload-Length"] = upload.Size.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.NoContent();
    }

    private static async Task<IResult> AppendAsync(string id, HttpContext context, UploadStore uploads, CancellationToken cancel)
    {
        if (context.Request.ContentType != Bytes)
        {
            return HostProblem.OfStatus(415)!;
        }

        if (!long.TryParse(context.Request.Headers["Upload-Offset"], CultureInfo.InvariantCulture, out var offset))
        {
            return HostProblem.BadRequest;
        }

        if (await uploads.FindAsync(id, cancel) is not { } upload)
        {
            return HostProblem.Unknown;
        }

        if (upload.HasExpired)
        {
            return HostProblem.UploadGone;
        }

        if (offset + (context.Request.ContentLength ?? 0) > upload.Size)
        {
            return HostProblem.TooLarge;
        }

        var reached = await uploads.AppendAsync(upload, offset, context.Request.Body, cancel);
        Tell(context.Response, upload, reached ?? (await uploads.FindAsync(id, cancel))?.Offset ?? 0);
        return reached is null ? HostProblem.OffsetDiffers : TypedResults.NoContent();
    }

    private static void Tell(HttpResponse response, Upload upload, long offset)
    {
        response.Headers["Upload-Offset"] = offset.ToString(CultureInfo.InvariantCulture);
        response.Headers["Upload-Expires"] = upload.ExpiresAt.ToString("R", CultureInfo.InvariantCulture);
    }
}
