using LangSon.Txct.Hosting;
using LangSon.Txct.ReferenceHost.Contract;
using LangSon.Txct.ReferenceHost.Demo;
using LangSon.Txct.ReferenceHost.Groups;
using LangSon.Txct.ReferenceHost.Modules;
using LangSon.Txct.ReferenceHost.People;
using LangSon.Txct.ReferenceHost.Sessions;
using LangSon.Txct.ReferenceHost.Storage;
using LangSon.Txct.Storage;
using LangSon.Txct.Watching;

namespace LangSon.Txct.ReferenceHost;

/// <summary>The reference host put together: people, sessions, the contract, the groups' stand-in systems, and the module from its package.</summary>
internal static class HostApp
{
    public static WebApplication Build(StartOptions options, DataFolder folder) => Map(Prepare(options, folder).Build(), options, folder);

    /// <summary>All services, the module's among them; nothing listens yet.</summary>
    public static WebApplicationBuilder Prepare(StartOptions options, DataFolder folder)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var credentials = ServiceCredentials.Load(options);
        builder.WebHost.UseUrls(options.Url.ToString());
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter("LangSon.Txct", options.Demo ? LogLevel.Error : LogLevel.Information);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services
            .AddSingleton(credentials)
            .Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false)
            .AddSingleton(options).AddSingleton(folder.Clock).AddSingleton<IDatabase>(folder.Database)
            .AddPeople(options).AddSessions().AddHostContract(options, credentials).AddGroupSystems().AddWatching().AddDemo(options)
            .AddModule(ModulePlace.OptionsOf(options, folder.Clock, credentials));
        return builder;
    }

    /// <summary>Adds what answers requests, and loads the module.</summary>
    public static WebApplication Map(WebApplication app, StartOptions options, DataFolder folder)
    {
        app.UsePathBase(options.Base);
        app.UseMethodOverride();
        app.UseRouting();
        app.UseContractAnswers(HostContract.Prefix, "HST", options.Level == 3 ? folder.Epoch : null, folder.Clock);
        app.UseContractAnswers(GroupSystems.Prefix, "GRP", folder.Epoch, folder.Clock);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapPeople();
        app.MapSessions();
        app.MapModules();
        app.MapHostContract(options, folder.Epoch);
        app.MapGroupSystems(folder.Epoch, app.Services.GetRequiredService<ServiceCredentials>());
        app.MapAssets();
        app.MapWatching();
        app.UseModule();
        return app;
    }

    /// <summary>Tells the person at the terminal where things are.</summary>
    public static void Greet(WebApplication app, StartOptions options)
    {
        var module = app.Services.GetRequiredService<ModuleRuntime>();
        Console.WriteLine(
            $"""

            Phần mềm HĐND mẫu đang chạy tại {new Uri(options.Url, $"{options.Base}/")}
            Phân hệ: {(module is { Installed: { } installed, State: not ModuleState.Explained } ? $"{installed.Manifest.Id} {installed.Manifest.Version}, nạp từ {installed.PackagePath}" : module.State is ModuleState.Explained why ? $"không chạy. {why.Code} {why.Reason}" : "chưa nạp")}
            Mức hợp đồng phục vụ: {options.Level}
            Thư mục dữ liệu:  {options.Data}
            Thả tài liệu vào: {options.Drop}
            Giấy tờ các Tổ:   {options.Groups}
            Dừng: Ctrl+C
            """);
    }

    /// <summary>The demo looks before the module works, so it is added before it. What it looks at takes the whole contract.</summary>
    private static IServiceCollection AddDemo(this IServiceCollection services, StartOptions options) => options is not { Demo: true, Level: 3 } ? services
        : services.AddSingleton<FirstLook>().AddHostedService(provider => provider.GetRequiredService<FirstLook>());

    private static void MapAssets(this WebApplication app) => app.MapGet("/host.css", () => TypedResults.Stream(
        typeof(HostApp).Assembly.GetManifestResourceStream("LangSon.Txct.ReferenceHost.Assets.host.css")!, "text/css; charset=utf-8"));
}
