using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Operations;

internal static class OperationsServices
{
    /// <summary>How the module's own interface writes JSON: Vietnamese as it is read, words for enumerations.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services) => services.Configure<JsonOptions>(json =>
    {
        json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
    });
}
