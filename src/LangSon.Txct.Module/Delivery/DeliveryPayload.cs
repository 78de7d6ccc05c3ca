using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace LangSon.Txct.Delivery;

/// <summary>How a record lies in the outbox. The same record always gives the same text, so that its digest can be a key.</summary>
internal static class DeliveryPayload
{
    public const string Document = "document";
    public const string Report = "report";
    public const string Notice = "notice";
    public const string Withdrawal = "withdrawal";
    public const string PublicationSet = "publication-set";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        MaxDepth = 32,
    };

    public static string Write<T>(T record) => JsonSerializer.Serialize(record, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)
        ?? throw new InvalidOperationException("The payload is empty.");
}
