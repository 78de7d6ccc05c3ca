using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LangSon.Txct.Pages;

/// <summary>A form with or without files, as pages send it with and without script.</summary>
/// <param name="isTooLarge">Nothing of it could be read.</param>
internal sealed class FiledForm(IFormCollection form, bool isTooLarge = false)
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "d/M/yyyy"];

    public bool IsTooLarge => isTooLarge;

    public IFormFile? File { get; } = form.Files["file"];

    /// <summary>All that were chosen under that name, without those that are empty choices.</summary>
    public IReadOnlyList<IFormFile> Files => [.. form.Files.GetFiles("file").Where(file => file.FileName.Length > 0)];

    /// <summary>A field; null where it is empty.</summary>
    public string? this[string name] => form[name].ToString().Trim() is { Length: > 0 } value ? value : null;

    /// <summary>All values of a field.</summary>
    public IReadOnlyList<string> All(string name) => [.. form[name].OfType<string>().Where(value => value.Length > 0)];

    /// <summary>As browsers send it or as people type it; null where it is neither.</summary>
    public DateOnly? Day(string name) => DateOnly.TryParseExact(this[name], Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <param name="most">Bytes that all of it may have, whatever the server allows for any request; null for the server's own limit.</param>
    /// <returns>Null if the request is no form.</returns>
    public static async Task<FiledForm?> OfAsync(HttpRequest request, CancellationToken cancel, long? most = null)
    {
        if (most is { } limit)
        {
            Allow(request.HttpContext, limit);
        }

        try
        {
            return request.HasFormContentType ? new FiledForm(await request.ReadFormAsync(cancel)) : null;
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new FiledForm(FormCollection.Empty, isTooLarge: true);
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static void Allow(HttpContext context, long most)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }

        context.Features.Set<IFormFeature>(new FormFeature(context.Request, new FormOptions { MultipartBodyLengthLimit = most }));
    }
}
