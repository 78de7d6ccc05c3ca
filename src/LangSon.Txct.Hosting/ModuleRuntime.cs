using System.Diagnostics;
using LangSon.Txct.Hosting.Installing;
using LangSon.Txct.Hosting.Loading;
using LangSon.Txct.Hosting.Packaging;
using LangSon.Txct.Hosting.Running;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Hosting;

/// <summary>The module while its host runs.</summary>
public sealed class ModuleRuntime
{
    /// <summary>Where a module answers that nothing is known of yet.</summary>
    private const string UsualPrefix = "/txct";

    private readonly ModuleOptions options;
    private readonly IServiceProvider host;
    private readonly ILogger<ModuleRuntime> logger;
    private readonly GuardedEndpoints endpoints;
    private readonly FaultBudget budget;
    private InstalledPlace? place;
    private ModuleLoadContext? loaded;
    private ModuleInstance? instance;
    private long? activeSince;

    internal ModuleRuntime(ModuleOptions options, IServiceProvider host, ILogger<ModuleRuntime> logger)
    {
        (this.options, this.host, this.logger) = (options, host, logger);
        endpoints = new GuardedEndpoints(logger, Count);
        budget = new FaultBudget(options);
    }

    /// <summary>How the module is doing.</summary>
    public ModuleState State { get; private set; } = new ModuleState.Starting();

    /// <summary>The verified package or installed version that the module was loaded from; null if none was.</summary>
    public InstalledModule? Installed { get; private set; }

    internal IServiceProvider? Services => instance?.Services;

    internal EndpointDataSource Endpoints => endpoints;

    /// <summary>Tells the module that a session closed. Returns at once; never throws.</summary>
    public void SessionClosed(string sessionId) => instance?.Wake(sessionId);

    /// <summary>Until it is loaded the module's paths say that it starts.</summary>
    internal void Announce() => endpoints.ServeFailure(UsualPrefix, "TXCT-RUN-010", "Phân hệ đang khởi động. Xin thử lại sau vài giây.");

    /// <summary>Never throws.</summary>
    internal void Load()
    {
        try
        {
            place = options.PackagePath is null ? new InstalledPlace(ModuleFolder.Find(options.ModulesDirectory, options.ModuleId), options.HostVersion, TimeProvider.System) : null;
            place?.FinishReturn();
            if (place?.Obstacle() is { } obstacle)
            {
                Rest(obstacle);
                if (obstacle is not (ModuleState.Disabled or ModuleState.MissingOnDisk))
                {
                    GoBack(obstacle.Code);
                }

                return;
            }

            Prepare(place?.Installed() ?? InstalledModule.Unpack(options.PackagePath!, options.ModulesDirectory));
        }
        catch (ModuleRefusedException refused) when (refused.Code == "TXCT-INS-001")
        {
            Rest(new ModuleState.MissingOnDisk(refused.Code, refused.Message));
        }
        catch (Exception exception)
        {
            var code = Fail(exception, "TXCT-RUN-002");
            Log.NotLoaded(logger, code, exception);
            GoBack(code);
        }
    }

    /// <summary>A version on trial that fails gives its place back to the one before, which is loaded at once.</summary>
    private bool GoBack(string code)
    {
        var failed = place?.CurrentVersion;
        var isBack = false;
        WriteDown(() => isBack = place?.TryGoBack(code) ?? false);
        if (isBack)
        {
            Log.WentBack(logger, failed!, place!.CurrentVersion!, code);
            (loaded, Installed) = (null, null);
            Load();
        }

        return isBack;
    }

    /// <summary>Starts what was loaded. Never throws.</summary>
    internal async Task StartAsync(CancellationToken cancel)
    {
        if (State is not ModuleState.Starting || instance is null)
        {
            return;
        }

        try
        {
            await instance.StartAsync(cancel);
            activeSince = Stopwatch.GetTimestamp();
            Become(new ModuleState.Active());
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The host stops: that says nothing of the module.
        }
        catch (Exception exception)
        {
            var code = Fail(exception, "TXCT-RUN-003");
            Log.NotStarted(logger, code, exception);
            await EndAsync();
            if (GoBack(code))
            {
                await StartAsync(cancel);
            }
        }
    }

    /// <summary>The host stops. Never throws.</summary>
    internal async Task StopAsync()
    {
        await EndAsync();
        WriteDown(() => place?.End());
    }

    /// <summary>Does what the administrator said since the last time, and what its time has come for.</summary>
    internal async Task FollowAsync(CancellationToken cancel)
    {
        if (activeSince is { } since && Stopwatch.GetElapsedTime(since) >= options.Probation)
        {
            Survive();
        }

        if (options.PackagePath is null && (place is null || place.HasChanged()))
        {
            await ObeyAsync(cancel);
        }
        else if (budget.IsTimeToTryAgain && instance is not null)
        {
            Serve(instance);
        }
    }

    private void Survive()
    {
        var wasOnTrial = false;
        if (WriteDown(() => wasOnTrial = place?.Survive(Installed!.Manifest.Version) ?? false))
        {
            activeSince = null;
            if (wasOnTrial)
            {
                WriteDown(() => place!.Prune(Installed!.Manifest));
            }
        }
    }

    private async Task ObeyAsync(CancellationToken cancel)
    {
        if (place is { IsWanted: true } && instance is not null)
        {
            Serve(instance);
            return;
        }

        if (instance is not null)
        {
            endpoints.ServeNothing();
            await EndAsync();
            WriteDown(() => place?.End());
        }

        Load();
        await StartAsync(cancel);
    }

    private void Prepare(InstalledModule installed)
    {
        if (loaded is not null && installed.Manifest.Version != Installed!.Manifest.Version)
        {
            Rest(OtherVersion());
            return;
        }

        Installed = installed;
        place?.Begin(installed.Manifest.Version);
        loaded ??= new ModuleLoadContext(installed);
        instance = ModuleInstance.Create(loaded, installed, options, host, logger);
        budget.Renew();
        endpoints.Serve(instance.Endpoints, instance.Services);
        Become(new ModuleState.Starting());
        Log.Loaded(logger, installed.Manifest.Id, installed.Manifest.Version, installed.PackagePath);
    }

    /// <summary>Puts the endpoints of a module that runs back into service.</summary>
    private void Serve(ModuleInstance life)
    {
        budget.Renew();
        endpoints.Serve(life.Endpoints, life.Services);
        Become(place is null || place.CurrentVersion == Installed!.Manifest.Version ? new ModuleState.Active() : OtherVersion());
    }

    /// <summary>A request failed. Where too many do, the module's paths answer so themselves for a while.</summary>
    private void Count()
    {
        if (budget.Spend())
        {
            const string Code = "TXCT-RUN-008";
            var reason = $"Hơn {options.FaultsPerMinute} yêu cầu đến phân hệ gặp lỗi trong một phút. Phân hệ tạm ngừng phục vụ và tự thử lại sau {budget.BackOff.TotalSeconds:0.#} giây; xem nhật ký của phần mềm để biết nguyên nhân.";
            Log.TakenOff(logger, options.FaultsPerMinute, budget.BackOff);
            Rest(new ModuleState.Quarantined(Code, reason));
            WriteDown(() => place?.Fail(Installed!.Manifest.Version, Code, reason));
        }
    }

    private async Task EndAsync()
    {
        activeSince = null;
        if (Interlocked.Exchange(ref instance, null) is { } life)
        {
            await life.StopAsync();
        }
    }

    /// <summary>One version of a module is loaded in a process, and stays there.</summary>
    private ModuleState.RestartRequired OtherVersion() => new("TXCT-RUN-009", $"Phần mềm đang nạp phiên bản {Installed!.Manifest.Version}, bản hiện dùng là {place!.CurrentVersion}. Khởi động lại phần mềm để đổi.");

    /// <summary>Leaves the module out. What nobody wants has no paths; what is wrong says so.</summary>
    private void Rest(ModuleState.Explained why)
    {
        Become(why);
        if (why is ModuleState.Disabled or ModuleState.MissingOnDisk)
        {
            endpoints.ServeNothing();
        }
        else
        {
            endpoints.ServeFailure(Installed?.Manifest.Endpoints.Prefix ?? place?.Prefix ?? UsualPrefix, why.Code, why.Reason);
        }
    }

    /// <summary>Takes the module out of service; returns the code of the reason.</summary>
    private string Fail(Exception exception, string code)
    {
        var (known, reason) = exception is ModuleRefusedException refused
            ? (refused.Code, refused.Message)
            : (code, "Phân hệ không khởi động được. Xem nhật ký của phần mềm để biết nguyên nhân.");
        Rest(known == "TXCT-RUN-004" ? new ModuleState.RestartRequired(known, reason) : new ModuleState.Malfunctioned(known, reason));
        WriteDown(() => place?.Fail(Installed?.Manifest.Version ?? place.CurrentVersion ?? "", known, reason));
        return known;
    }

    private void Become(ModuleState state)
    {
        State = state;
        WriteDown(() => place?.Tell(state, Installed?.Manifest.Version));
    }

    /// <summary>What cannot be written down still is so.</summary>
    private bool WriteDown(Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ModuleRefusedException)
        {
            Log.NotTold(logger, exception);
            return false;
        }
    }
}
