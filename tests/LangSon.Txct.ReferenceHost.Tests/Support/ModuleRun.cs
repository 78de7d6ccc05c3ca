using System.Globalization;
using LangSon.Txct.ReferenceHost.Contract;
using LangSon.Txct.Worker;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>A module of its own with its folders, against a host that it shares with others.</summary>
internal sealed class ModuleRun : IDisposable
{
    private readonly string folder;
    private readonly FaultHost host;
    private readonly Dictionary<string, string?> settings;
    private HostOracle oracle;

    /// <param name="database">Storage:Provider, as in Sqlite.</param>
    /// <param name="through">The address to speak to the host through; null for its own.</param>
    /// <param name="data">Where the module keeps its data; null for a folder of the run's own.</param>
    public ModuleRun(FaultHost host, string database, Uri? through = null, string? data = null)
    {
        (this.host, oracle) = (host, host.Oracle);
        folder = Directory.CreateTempSubdirectory("txct-").FullName;
        Data = data ?? Path.Combine(folder, "data");
        Papers = new DroppedPapers(Path.Combine(folder, "drop"));
        var credentials = ServiceCredentials.Load(host.Host.Options);
        settings = new Dictionary<string, string?>
        {
            ["Storage:Provider"] = database,
            ["Host:BaseUrl"] = new Uri(through ?? host.Host.Options.Url, HostContract.Prefix).ToString(),
            ["Host:ClientId"] = credentials.ClientId,
            ["Host:ClientSecret"] = credentials.ClientSecret,
            ["Planning:PlanFile"] = host.Host.Options.Plan,
            ["Publishing:DropFolder"] = Papers.Folder,
            ["Publishing:UnsignedFiles"] = "Publish",
            ["Publishing:Tenant"] = Path.GetFileName(folder),
            ["Publishing:StillFor"] = Time(0),
            ["Publishing:ScanInterval"] = Time(0.1),
            ["Delivery:Workers"] = "4",
            ["Delivery:Lease"] = Time(2),
            ["Delivery:Poll"] = Time(0.05),
            ["Delivery:FirstRetry"] = Time(0.02),
            ["Delivery:RefusedRetry"] = Time(0.05),
            ["Delivery:RefusedKeyPause"] = Time(0.1),
            ["Delivery:LongestAsked"] = Time(0.2),
            ["Delivery:ChunkBytes"] = (64 << 10).ToString(CultureInfo.InvariantCulture),
        };
    }

    public DroppedPapers Papers { get; }

    public string Data { get; }

    /// <summary>The papers are a group's: what lies in the folder is collected, not published.</summary>
    public ModuleRun OfGroup(string group)
    {
        (settings["Publishing:DropFolder"], oracle) = (null, host.Reports);
        return With("Collecting:Tenant", Path.GetFileName(folder)).With("Collecting:Folders:0:Id", group).With("Collecting:Folders:0:Path", Papers.Folder)
            .With("Collecting:StillFor", Time(0)).With("Collecting:Interval", Time(0.1)).With("Collecting:FirstRetry", Time(0.02));
    }

    /// <summary>The papers are in a group's system.</summary>
    public ModuleRun OfGroupSystem(string group, Uri address)
    {
        (settings["Publishing:DropFolder"], oracle) = (null, host.Reports);
        return With("Collecting:Tenant", Path.GetFileName(folder)).With("Collecting:Groups:0:Id", group).With("Collecting:Groups:0:BaseUrl", address.ToString())
            .With("Collecting:Interval", Time(0.1)).With("Collecting:FirstRetry", Time(0.02));
    }

    /// <summary>Waits so short that two faults of a line fit into a second.</summary>
    public ModuleRun OverFastLine() => this
        .With("Transport:ConnectTimeout", Time(0.5)).With("Transport:AttemptTimeout", Time(0.6))
        .With("Transport:TotalTimeout", Time(2)).With("Transport:TransferTimeout", Time(0.8))
        .With("Transport:Retries", "1").With("Transport:RetryDelay", Time(0.01))
        .With("Transport:LongestRetryAfter", Time(0.05)).With("Transport:Break", Time(0.5));

    public ModuleRun With(string setting, string value)
    {
        settings[setting] = value;
        return this;
    }

    public WorkerJob Job(string? killAt = null, bool retriesAside = false) => new(Path.GetFileName(folder), Data, settings, killAt, retriesAside);

    /// <summary>What is wrong, in words; empty if every paper is there once, whole, and was told of.</summary>
    public async Task<string> ComplaintAsync(WorkerResult result, CancellationToken cancel)
    {
        var left = result.Left.Select(delivery => $"{delivery.Kind} is {delivery.State} ({delivery.Class} {delivery.Code}: {delivery.Text})");
        var held = result.Files.Where(file => file.Outcome != "Accepted").Select(file => $"{file.Path} is {file.Outcome} ({file.Code})");
        var verdict = await oracle.JudgeAsync(Papers.Digests, cancel);
        return string.Join("; ", left.Concat(held).Append(verdict.Complaint).Where(said => said.Length > 0));
    }

    public static string Time(double seconds) => TimeSpan.FromSeconds(seconds).ToString("c", CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
