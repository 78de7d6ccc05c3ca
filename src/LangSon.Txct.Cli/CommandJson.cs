using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace LangSon.Txct.Cli;

/// <summary>How commands write JSON: letters stay letters; what a terminal would act upon is escaped.</summary>
internal static class CommandJson
{
    public static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Compact);
}
