using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using LangSon.Txct.Support;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LangSon.Txct;

/// <summary>What the module serves, as contracts/module/module.openapi.yaml says it and as the code does it.</summary>
public partial class ModuleContractTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_call_of_the_code_stands_in_the_contract_and_the_other_way_round()
    {
        await using var app = await ModuleApp.StartAsync();
        var ofCode = app.Endpoints.OfType<RouteEndpoint>().SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(method => Call(method, endpoint.RoutePattern.RawText!)))
            .Where(IsOfContract).Order(StringComparer.Ordinal);

        var written = await ModuleContract.ReadAsync(Cancel);

        Assert.Equal(ofCode, written.Calls.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_call_says_whom_it_lets_in()
    {
        var table = (await File.ReadAllLinesAsync(Path.Combine(Papers.Root, "tests/LangSon.Txct.Module.Tests/Fixtures/rights.txt"), Cancel)).Select(line => line.Split(": "))
            .SelectMany(line => line[0].Split(' ')[0].Split(',').Select(method => (Call: Call(method, line[0].Split(' ')[1]), Roles: line[1]))).Where(line => IsOfContract(line.Call)).Select(line => $"{line.Call}: {line.Roles}");

        var written = await ModuleContract.ReadAsync(Cancel);

        Assert.Equal(table.Order(StringComparer.Ordinal), written.Calls.Select(call => $"{call.Key}: {call.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_body_has_the_properties_that_the_contract_names()
    {
        await using var app = await ModuleApp.StartAsync();
        var json = app.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        Dictionary<string, string> ofCode = [];
        var bodies = app.Endpoints.Where(endpoint => endpoint is RouteEndpoint { RoutePattern.RawText: { } path } && path.Contains("/api/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Select(answer => answer.Type).Append(endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType));
        foreach (var type in bodies.OfType<Type>().Where(type => type != typeof(void)).Distinct())
        {
            json.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions { TransformSchemaNode = (context, node) => Note(ofCode, context.TypeInfo.Type, node) });
        }

        var written = await ModuleContract.ReadAsync(Cancel);

        Assert.Equal(ofCode.Select(type => $"{type.Key}: {type.Value}").Order(StringComparer.Ordinal), written.Schemas.Where(schema => schema.Key != "Problem").Select(schema => $"{schema.Key}: {schema.Value}").Order(StringComparer.Ordinal));
    }

    private static JsonNode Note(Dictionary<string, string> types, Type type, JsonNode node)
    {
        if (node is JsonObject body && (body["properties"] as JsonObject is { } properties ? properties.Select(property => property.Key) : (body["enum"] as JsonArray)?.Select(word => word?.GetValue<string>())) is { } names)
        {
            types[(Nullable.GetUnderlyingType(type) ?? type).Name] = string.Join(' ', names.OfType<string>());
        }

        return node;
    }

    /// <summary>As the contract writes it: below the prefix, without what a parameter must look like.</summary>
    private static string Call(string method, string path) => $"{method} {Constraint().Replace(path.TrimStart('/')["txct".Length..].TrimEnd('/'), "}")}";

    /// <summary>Not the pages, but for what everybody may read.</summary>
    private static bool IsOfContract(string call) => Listed().IsMatch(call);

    [GeneratedRegex(":[a-z]+}")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"^[A-Z]+ /(api/|public(/|$)|calendar/\{token\})")]
    private static partial Regex Listed();
}
