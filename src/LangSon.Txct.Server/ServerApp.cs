using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using LangSon.Txct.Hosting;
using LangSon.Txct.Server.SignIn;
using LangSon.Txct.Watching;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Server;

/// <summary>The module in a process of its own: people's sign-in, the module from its package, and what looks after it.</summary>
internal static class ServerApp
{
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    public static WebApplication Build(string[] args) => Map(Prepare(args).Build());

    private static WebApplicationBuilder Prepare(string[] args)
    {
        // A Windows service starts in the system's folder; all that is ours stands beside the program.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddWindowsService(service => service.ServiceName = "LangSon.Txct").AddSystemd();
        var options = builder.Configuration.Read(ServerOptions.Section, new ServerOptionsRules());
        var signIn = builder.Configuration.Read(SignInOptions.Section, new SignInOptionsRules());
        builder.Services
            .AddSingleton(options).AddSingleton(signIn).AddSingleton(TimeProvider.System)
            .Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false)
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .AddSignIn(signIn, options)
            .AddWatching()
            .AddModule(ModulePlace.OptionsOf(options, builder.Configuration))
            .AddRazorComponents();
        return builder;
    }

    private static WebApplication Map(WebApplication app)
    {
        var options = app.Services.GetRequiredService<ServerOptions>();
        if (options.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders(Trusting(options.TrustedProxies));
        }

        app.UsePathBase(options.PathBase);
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapWatching();
        app.MapSignIn();
        app.MapGet("/", () => TypedResults.LocalRedirect($"~{ModulePlace.Prefix}"));
        app.MapGet("/server.css", () => TypedResults.Stream(
            typeof(ServerApp).Assembly.GetManifestResourceStream("LangSon.Txct.Server.Assets.server.css")!, "text/css; charset=utf-8"));
        app.UseModule();
        return app;
    }

    /// <summary>Believes nobody but these of who asked, by which name and over which line.</summary>
    private static ForwardedHeadersOptions Trusting(IEnumerable<string> proxies)
    {
        var headers = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        headers.KnownIPNetworks.Clear();
        headers.KnownProxies.Clear();
        foreach (var proxy in proxies)
        {
            headers.KnownProxies.Add(IPAddress.Parse(proxy));
        }

        return headers;
    }
}
