using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using System.Xml;
using LangSon.Txct.Pages;

namespace LangSon.Txct.Library.Open;

/// <summary>One entry of a feed.</summary>
/// <param name="Id">Never given to another entry; another version is another entry.</param>
/// <param name="Link">Whole.</param>
internal sealed record FeedEntry(string Id, string Title, string Text, DateTimeOffset At, string Link, IReadOnlyList<FeedFile> Files);

internal sealed record FeedFile(string Name, string MediaType, long Size, string Link);

/// <summary>Entries as Atom (RFC 4287) and as JSON Feed 1.1, for the website and for news programs.</summary>
internal static class OpenFeeds
{
    public const string Atom = "application/atom+xml; charset=utf-8", Json = "application/feed+json; charset=utf-8";

    private const string Author = "Hội đồng nhân dân tỉnh Lạng Sơn";

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <param name="self">The feed's own address, whole; so is the page's.</param>
    public static byte[] WriteAtom(string title, string self, string page, IReadOnlyList<FeedEntry> entries)
    {
        var feed = new SyndicationFeed(entries.Select(ItemOf))
        {
            Id = self, Title = new TextSyndicationContent(title), Language = "vi", LastUpdatedTime = entries.Count == 0 ? DateTimeOffset.UnixEpoch : entries.Max(entry => entry.At),
            Authors = { new SyndicationPerson { Name = Author } },
            Links = { SyndicationLink.CreateSelfLink(new Uri(self), "application/atom+xml"), SyndicationLink.CreateAlternateLink(new Uri(page), "text/html") },
        };
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            feed.SaveAsAtom10(writer);
        }

        return bytes.ToArray();
    }

    public static byte[] WriteJson(string title, string self, string page, IReadOnlyList<FeedEntry> entries) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Version = "https://jsonfeed.org/version/1.1", Title = title, HomePageUrl = page, FeedUrl = self, Language = "vi", Authors = new[] { new { Name = Author } },
            Items = entries.Select(entry => new
            {
                entry.Id, Url = entry.Link, entry.Title, ContentText = entry.Text, DateModified = entry.At.ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture),
                Attachments = entry.Files.Count == 0 ? null : entry.Files.Select(file => new { Url = file.Link, MimeType = file.MediaType, Title = file.Name, SizeInBytes = file.Size }),
            }),
        },
        Written);

    /// <param name="whole">Makes a whole address of a path of the module.</param>
    public static IReadOnlyList<FeedEntry> Of(IReadOnlyList<OpenDocument> documents, Func<string, string> whole) =>
    [
        .. documents.Select(document => new FeedEntry(
            $"urn:txct:{document.Id}:{document.Version}", document.Title,
            string.Join(", ", new[] { document.Number is null ? null : $"Số {document.Number}", document.IssuedOn is { } day ? $"ngày {Words.Date(day)}" : null, document.Issuer }.OfType<string>()),
            VietNam.At(document.At), whole(document.Files[0].Path), [.. document.Files.Select(file => new FeedFile(file.Name, file.MediaType, file.Size, whole(file.Path)))])),
    ];

    /// <param name="now">A meeting has no moment at which it was told: the feed's own stands for it, to the day.</param>
    public static IReadOnlyList<FeedEntry> Of(IReadOnlyList<OpenMeeting> meetings, DateTimeOffset now, Func<string, string> whole) =>
    [
        .. meetings.Select(meeting => new FeedEntry(
            $"urn:txct:meeting:{meeting.Id}:{meeting.Sequence}", $"{(meeting.IsCancelled ? "Đã hủy: " : "")}Tiếp xúc cử tri tại {meeting.Place}, {Words.Day(meeting.Day)}",
            string.Join(". ", new[] { meeting.Group, meeting.Time, meeting.Theme is null ? null : $"Chuyên đề: {meeting.Theme}", meeting.Round }.Where(part => !string.IsNullOrEmpty(part))),
            VietNam.At(VietNam.DayOf(now), TimeOnly.MinValue), whole("public/schedule"), [])),
    ];

    private static SyndicationItem ItemOf(FeedEntry entry)
    {
        var item = new SyndicationItem
        {
            Id = entry.Id, Title = new TextSyndicationContent(entry.Title), Summary = new TextSyndicationContent(entry.Text), LastUpdatedTime = entry.At,
            Links = { SyndicationLink.CreateAlternateLink(new Uri(entry.Link)) },
        };
        foreach (var file in entry.Files)
        {
            item.Links.Add(SyndicationLink.CreateMediaEnclosureLink(new Uri(file.Link), file.MediaType, file.Size));
        }

        return item;
    }
}
