using System.Globalization;
using System.Security.Claims;
using LangSon.Txct.Hosting;
using LangSon.Txct.ReferenceHost.Contract;
using LangSon.Txct.ReferenceHost.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LangSon.Txct.ReferenceHost.Sessions;

/// <summary>The host's own pages: its menu, and the sessions that the Office closes.</summary>
internal static class SessionEndpoints
{
    private const int NoticesShown = 20;

    public static IServiceCollection AddSessions(this IServiceCollection services) => services.AddSingleton<SessionStore>();

    public static void MapSessions(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", HomeAsync).RequireAuthorization();
        var sessions = app.MapGroup("/sessions").RequireAuthorization(policy => policy.RequireRole("office"));
        sessions.MapGet("/", PageAsync);
        sessions.MapPost("/{id}/close", CloseAsync);
        sessions.MapPost("/today", MoveAsync);
    }

    private static async Task<RazorComponentResult> HomeAsync(ClaimsPrincipal person, ModuleRuntime module, NoticeStore notices, DemoClock clock, CancellationToken cancel)
    {
        var role = person.FindFirstValue("role") ?? "";
        var manifest = module.Installed?.Manifest;
        var granted = manifest?.Permissions.Where(permission => permission.DefaultRoles.Contains(role)).Select(permission => permission.Id).ToHashSet() ?? [];
        return new RazorComponentResult<HomePage>(new
        {
            Person = person,
            Menu = manifest?.Menu.Where(entry => granted.Contains(entry.Permission)).ToList() ?? [],
            ModulePrefix = manifest?.Endpoints.Prefix ?? "",
            Notices = await notices.ToAsync(Names(person, role), NoticesShown, cancel),
            Now = clock.GetUtcNow(),
        });
    }

    /// <summary>Under which names notices reach the person.</summary>
    private static List<string> Names(ClaimsPrincipal person, string role) =>
    [
        .. role is "delegate" or "groupLeader" or "standingCommittee" ? (string[])["delegates"] : [],
        .. person.FindFirstValue("groupId") is { } group ? (string[])[$"group:{group}", .. role switch { "groupLeader" => [$"groupLeader:{group}"], "groupAssistant" => [$"groupAssistants:{group}"], _ => (string[])[] }] : [],
        .. person.FindFirstValue("sub") is { } id ? (string[])[$"person:{id}"] : [],
        role,
    ];

    private static async Task<RazorComponentResult> PageAsync(ClaimsPrincipal person, SessionStore sessions, DemoClock clock, CancellationToken cancel) =>
        new RazorComponentResult<SessionsPage>(new { Person = person, Sessions = await sessions.AllAsync(cancel), Now = clock.GetUtcNow() });

    private static async Task<Results<RedirectHttpResult, NotFound>> CloseAsync(string id, [FromForm] string _, SessionStore sessions, ModuleRuntime module, CancellationToken cancel)
    {
        if (!await sessions.CloseAsync(id, cancel))
        {
            return TypedResults.NotFound();
        }

        module.SessionClosed(id);
        return TypedResults.LocalRedirect("~/sessions");
    }

    private static async Task<Results<RedirectHttpResult, BadRequest>> MoveAsync([FromForm] string day, SessionStore sessions, CancellationToken cancel)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return TypedResults.BadRequest();
        }

        await sessions.MoveToAsync(new DateTimeOffset(date.ToDateTime(new TimeOnly(8, 0)), TimeSpan.FromHours(7)), cancel);
        return TypedResults.LocalRedirect("~/sessions");
    }
}
