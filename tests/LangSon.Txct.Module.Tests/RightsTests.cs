using System.Security.Claims;
using System.Text;
using LangSon.Txct.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct;

/// <summary>Who may ask for which address. The table is written down beside the fixtures: whoever changes a right changes it there too.</summary>
public class RightsTests
{
    private static readonly string[] Roles = ["delegate", "groupLeader", "groupAssistant", "office", "officeLead", "standingCommittee", "fatherlandFront", "admin"];

    /// <summary>Addresses that nobody signs in for: what pages are made of, what its own secret opens, and what the Office made public.</summary>
    private static readonly string[] Open =
    [
        "GET /txct/assets/{name}", "GET /txct/worker.js", "GET,HEAD /txct/calendar/{token}.ics", "GET /txct/api/tool/work", "POST /txct/api/tool/pull", "POST /txct/api/tool/publish", "GET /txct/api/tool/checks", "GET /txct/api/tool/events", "GET /txct/api/tool/jobs", "GET /txct/api/tool/libraries", "POST /txct/api/tool/jobs/retry",
        "GET /txct/public/", "GET /txct/public/documents.atom", "GET /txct/public/documents.json", "GET,HEAD /txct/public/documents/{id}/{n:int}/{name}",
        "GET /txct/public/schedule", "GET /txct/public/schedule.atom", "GET,HEAD /txct/public/schedule.ics", "GET /txct/public/schedule.json",
    ];

    [Fact]
    public async Task Every_address_has_a_rule_and_lets_in_whom_the_table_names()
    {
        await using var app = await ModuleApp.StartAsync();
        var table = new StringBuilder();
        foreach (var endpoint in Endpoints(app).OrderBy(endpoint => Address(endpoint).Split(' ')[1], StringComparer.Ordinal).ThenBy(Address, StringComparer.Ordinal))
        {
            table.Append(Address(endpoint)).Append(": ").AppendLine(await RuleAsync(app, endpoint));
        }

        var path = Path.Combine(Papers.Root, "tests/LangSon.Txct.Module.Tests/Fixtures/rights.txt");
        var expected = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        Assert.Equal(expected, table.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Whatever_changes_something_comes_from_the_modules_own_pages_or_tools()
    {
        await using var app = await ModuleApp.StartAsync();
        using var stranger = app.SignIn("role=office", "role=groupLeader", "groupId=T01", "role=fatherlandFront", "sub=x");
        foreach (var endpoint in Endpoints(app).Where(endpoint => Methods(endpoint).Any(method => method is not ("GET" or "HEAD" or "OPTIONS")) && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            using var request = new HttpRequestMessage(new HttpMethod(Methods(endpoint)[0]), Fill(endpoint)) { Headers = { { "Sec-Fetch-Site", "cross-site" } }, Content = ContentFor(endpoint) };
            using var answer = await stranger.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.True(answer.StatusCode is System.Net.HttpStatusCode.Forbidden, $"{Address(endpoint)} answered {(int)answer.StatusCode} to a strange site.");
        }
    }

    private static IReadOnlyList<RouteEndpoint> Endpoints(ModuleApp app) => [.. app.Endpoints.OfType<RouteEndpoint>()];

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"];

    private static string Address(RouteEndpoint endpoint) => $"{string.Join(',', Methods(endpoint))} /{endpoint.RoutePattern.RawText!.TrimStart('/')}";

    /// <summary>With something in the place of each parameter.</summary>
    private static string Fill(RouteEndpoint endpoint) =>
        string.Join('/', endpoint.RoutePattern.RawText!.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(segment => segment.Contains('{', StringComparison.Ordinal) ? "1" : segment));

    private static HttpContent ContentFor(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText!.Contains("/api/", StringComparison.Ordinal) ? new StringContent("{}", Encoding.UTF8, "application/json") : new FormUrlEncodedContent([new("a", "1")]);

    private static async Task<string> RuleAsync(ModuleApp app, RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return Open.Contains(Address(endpoint)) ? "everybody" : "everybody, AND IS NOT LISTED AS OPEN";
        }

        if (endpoint.Metadata.GetOrderedMetadata<AuthorizationPolicy>() is not { Count: > 0 } policies)
        {
            return "NO RULE";
        }

        var policy = AuthorizationPolicy.Combine(policies);
        var services = new ServiceCollection().AddLogging().AddAuthorizationCore().BuildServiceProvider();
        var authorization = services.GetRequiredService<IAuthorizationService>();
        List<string> allowed = [];
        foreach (var role in Roles)
        {
            var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim(Permissions.RoleClaim, role), new Claim(Permissions.GroupClaim, "T01")], "test"));
            if ((await authorization.AuthorizeAsync(person, null, policy)).Succeeded)
            {
                allowed.Add(role);
            }
        }

        Assert.False((await authorization.AuthorizeAsync(new ClaimsPrincipal(new ClaimsIdentity()), null, policy)).Succeeded, $"{Address(endpoint)} lets in who has not signed in.");
        return allowed.Count > 0 ? string.Join(' ', allowed) : "nobody";
    }
}
