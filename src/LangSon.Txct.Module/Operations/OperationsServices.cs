using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Operations.Tool;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Operations;

internal static class OperationsServices
{
    public static IServiceCollection AddOperations(this IServiceCollection services, IModuleContext context) => services
        .AddSingleton(new ToolToken(context.DataDirectory))
        .AddSingleton<WorkReader>()
        .Configure<JsonOptions>(Vietnamese);

    /// <summary>How the module's own interface writes JSON: Vietnamese as it is read, words for enumerations.</summary>
    private static void Vietnamese(JsonOptions json)
    {
        json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
    }
}
