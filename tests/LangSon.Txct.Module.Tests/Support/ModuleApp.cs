using System.Diagnostics;
using System.Net;
using LangSon.Txct.Central;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace LangSon.Txct.Support;

/// <summary>The module's endpoints in a small host, with the module's real services in a container of their own. No background job runs.</summary>
internal sealed class ModuleApp : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("txct-");
    private readonly WebApplication host;

    private ModuleApp(string prefix, DateTimeOffset now, string? drop, (string Key, string? Value)[] settings)
    {
        Time = new FakeTimeProvider(now);
        Central.Time = Time;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddAuthentication(HeaderSignIn.Scheme).AddScheme<AuthenticationSchemeOptions, HeaderSignIn>(HeaderSignIn.Scheme, null);
        builder.Services.AddAuthorization();
        host = builder.Build();
        Services = Build(host.Services, drop, settings);
        host.UsePathBase("/qlnv");
        host.UseRouting().UseAuthentication().UseAuthorization();
        var routes = new ModuleRoutes(Services);
        routes.MapGroup(prefix).MapTxctModule();
        Endpoints = [.. routes.DataSources.SelectMany(source => source.Endpoints)];
        ((IEndpointRouteBuilder)host).DataSources.Add(new DefaultEndpointDataSource(Endpoints.Cast<RouteEndpoint>().Select(Wrap)));
        Prefix = prefix;
    }

    public string Prefix { get; }

    /// <summary>The module's own folder.</summary>
    public string DataDirectory => Path.Combine(folder.FullName, "data");

    public FakeTimeProvider Time { get; }

    public CentralStandIn Central { get; } = new();

    /// <summary>The module's own container.</summary>
    public ServiceProvider Services { get; }

    /// <summary>All addresses of the module, with their rules.</summary>
    public IReadOnlyList<Endpoint> Endpoints { get; }

    public Uri Address { get; private set; } = null!;

    /// <param name="now">Default: two days after the mid-year session has closed.</param>
    /// <param name="drop">The drop folder, of which each file is taken at once; default none.</param>
    /// <param name="settings">Further settings of the module.</param>
    public static async Task<ModuleApp> StartAsync(string prefix = "/txct", DateTimeOffset? now = null, string? drop = null, (string Key, string? Value)[]? settings = null)
    {
        var app = new ModuleApp(prefix, now ?? DateTimeOffset.Parse("2024-07-06T09:00:00+07:00"), drop, settings ?? []);
        var cancel = TestContext.Current.CancellationToken;
        await app.Services.PrepareTxctModuleAsync(cancel);
        await app.host.StartAsync(cancel);
        app.Address = new Uri(app.host.Urls.First());
        return app;
    }

    /// <summary>A browser of somebody who has signed in.</summary>
    /// <param name="claims">As in role=delegate.</param>
    public HttpClient SignIn(params string[] claims)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = new Uri(Address, $"{Prefix}/"),
        };
        browser.DefaultRequestHeaders.Add(HeaderSignIn.Header, Uri.EscapeDataString(string.Join(';', claims)));
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await Services.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>As a host builds it, and with the central system replaced.</summary>
    private ServiceProvider Build(IServiceProvider outside, string? drop, (string Key, string? Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton(outside.GetRequiredService<ILoggerFactory>());
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton(outside.GetRequiredService<IHostEnvironment>());
        services.AddSingleton(outside.GetRequiredService<IWebHostEnvironment>());
        services.AddSingleton(outside.GetRequiredService<DiagnosticListener>());
        services.AddOptions();
        services.AddRouting();
        var context = new ModuleContext(
            Directory.CreateDirectory(DataDirectory).FullName, Time, [("Publishing:DropFolder", drop), ("Publishing:StillFor", "00:00:00"), ("Publishing:UnsignedFiles", "Publish"), .. settings]);
        services.AddSingleton(context.Settings);
        services.AddTxctModule(context);
        services.Replace(ServiceDescriptor.Singleton<ICentralSystem>(Central));
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private RouteEndpoint Wrap(RouteEndpoint endpoint) => new(
        async context =>
        {
            await using var scope = Services.CreateAsyncScope();
            context.RequestServices = scope.ServiceProvider;
            await endpoint.RequestDelegate!(context);
        },
        endpoint.RoutePattern, endpoint.Order, endpoint.Metadata, endpoint.DisplayName);

    private sealed class ModuleRoutes(IServiceProvider services) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => services;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => new ApplicationBuilder(services);
    }
}
