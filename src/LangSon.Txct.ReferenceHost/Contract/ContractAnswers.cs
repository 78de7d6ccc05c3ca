using System.Globalization;
using LangSon.Txct.ReferenceHost.Time;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>What every answer of a contract has: the server's time and epoch, and a problem where it is an error.</summary>
internal static class ContractAnswers
{
    /// <param name="prefix">The contract's base path.</param>
    /// <param name="area">HST or GRP, in the codes of problems.</param>
    /// <param name="epoch">Null for a host that tells neither time nor epoch.</param>
    public static void UseContractAnswers(this WebApplication app, string prefix, string area, string? epoch, DemoClock clock) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments(prefix),
        branch => branch.Use(async (context, next) =>
        {
            if (epoch is not null)
            {
                context.Response.Headers["Txct-Server-Time"] = Instant(clock.GetUtcNow());
                context.Response.Headers["Txct-Epoch"] = epoch;
            }

            try
            {
                await next(context);
            }
            catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
            {
                context.Response.StatusCode = exception.StatusCode;
            }

            if (!context.Response.HasStarted && context.Response.ContentType is null && HttpMethods.IsHead(context.Request.Method) is false
                && HostProblem.OfStatus(context.Response.StatusCode) is { } problem)
            {
                await problem.WriteAsync(context, area);
            }
        }));

    /// <summary>Lets POST stand for PUT and PATCH, for firewalls that block these.</summary>
    public static void UseMethodOverride(this WebApplication app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method) && request.Headers["X-HTTP-Method-Override"].ToString() is "PUT" or "PATCH" && request.Path.StartsWithSegments(HostContract.Prefix))
        {
            request.Method = request.Headers["X-HTTP-Method-Override"].ToString();
        }

        return next(context);
    });

    /// <summary>RFC 3339 with Viet Nam's offset and milliseconds.</summary>
    public static string Instant(DateTimeOffset instant) =>
        instant.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
