using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Hosting.Loading;
using LangSon.Txct.Hosting.Packaging;
using LangSon.Txct.Hosting.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Hosting;

/// <summary>The module while its host runs.</summary>
public sealed class ModuleRuntime
{
    private readonly ModuleOptions options;
    private readonly IServiceProvider host;
    private readonly ILogger<ModuleRuntime> logger;
    private readonly GuardedEndpoints endpoints;
    private ModuleContext? context;

    internal ModuleRuntime(ModuleOptions options, IServiceProvider host, ILogger<ModuleRuntime> logger)
    {
        (this.options, this.host, this.logger) = (options, host, logger);
        endpoints = new GuardedEndpoints(logger);
    }

    /// <summary>How the module is doing.</summary>
    public ModuleState State { get; private set; } = new ModuleState.Starting();

    /// <summary>The verified package that the module was loaded from; null if none was.</summary>
    public InstalledModule? Installed { get; private set; }

    internal IHostModule? Module { get; private set; }

    internal ServiceProvider? Services { get; private set; }

    internal EndpointDataSource Endpoints => endpoints;

    /// <summary>Tells the module that a session closed. Returns at once; never throws.</summary>
    public void SessionClosed(string sessionId) => context?.Wake(sessionId);

    internal void Load()
    {
        try
        {
            Installed = InstalledModule.Unpack(options.PackagePath, options.ModulesDirectory);
            context = CreateContext(Installed);
            Module = new ModuleLoadContext(Installed).CreateModule(Installed);
            Services = ModuleContainer.Build(Module, context, host);
            var routes = new ModuleRouteBuilder(Services);
            Module.MapEndpoints(routes.MapGroup(Installed.Manifest.Endpoints.Prefix));
            endpoints.Serve(routes.DataSources.SelectMany(source => source.Endpoints), Services);
            Log.Loaded(logger, Installed.Manifest.Id, Installed.Manifest.Version, Installed.PackagePath);
        }
        catch (Exception exception)
        {
            Log.NotLoaded(logger, Fail(exception, "TXCT-RUN-002"), exception);
        }
    }

    internal void Started() => State = new ModuleState.Active();

    /// <summary>Takes the module out of service; returns the code of the reason.</summary>
    internal string Fail(Exception exception, string code)
    {
        var (known, reason) = exception is ModuleRefusedException refused
            ? (refused.Code, refused.Message)
            : (code, "Phân hệ không khởi động được. Xem nhật ký của phần mềm để biết nguyên nhân.");
        State = new ModuleState.Malfunctioned(known, reason);
        endpoints.ServeFailure(Installed?.Manifest.Endpoints.Prefix ?? "/txct", known, reason);
        return known;
    }

    private ModuleContext CreateContext(InstalledModule installed)
    {
        var data = Directory.CreateDirectory(Path.Combine(Path.GetFullPath(options.ModulesDirectory), installed.Manifest.Id, "data"));
        var identity = new ModuleIdentity(installed.Manifest.Id, installed.Manifest.Version, options.HostId, options.HostVersion);
        return new ModuleContext(identity, data.FullName, options.Settings, options.Time, logger);
    }
}
