using System.Text.Json;
using LangSon.Txct.Cli.Work;
using LangSon.Txct.Hosting.Installing;
using Microsoft.Extensions.Configuration;

namespace LangSon.Txct.Cli.Doctor;

/// <summary>What is looked at: a module's data folder, what stands around it, and the settings that can be read without its host.</summary>
/// <param name="Data">Full path of the module's data folder.</param>
/// <param name="Settings">Of the module: what was said on its page, and over it what the host's file says.</param>
internal sealed record DoctorPlace(string Data, IConfiguration Settings, TimeProvider Time)
{
    /// <summary>How long one look may take.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(2);

    public bool IsPrivileged { get; init; } = Environment.IsPrivilegedProcess;

    public Func<string, TimeZoneInfo> FindZone { get; init; } = TimeZoneInfo.FindSystemTimeZoneById;

    public Func<string, long> FreeBytes { get; init; } = folder => new DriveInfo(folder).AvailableFreeSpace;

    /// <summary>Where host and tool keep the module beside its data; null where the data do not stand below a folder of modules.</summary>
    public ModuleFolder? Module
    {
        get
        {
            var root = Path.GetDirectoryName(Data);
            return Path.GetFileName(Data) == "data" && root is not null && Path.GetDirectoryName(root) is { } modules && (Path.Exists(Path.Combine(root, "versions")) || Path.Exists(Path.Combine(root, "state")))
                ? ModuleFolder.Of(modules, Path.GetFileName(root))
                : null;
        }
    }

    /// <param name="settingsFile">The host's own settings, whose section Txct is the module's; null if nobody named it.</param>
    /// <exception cref="ToolFaultException">The named file cannot be read (TXCT-CLI-011).</exception>
    public static DoctorPlace Of(string data, string? settingsFile)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(data));
        var settings = new ConfigurationBuilder().AddInMemoryCollection(OwnOf(folder));
        if (settingsFile is not null)
        {
            var ofHost = Read(Path.GetFullPath(settingsFile));
            settings.AddConfiguration(ofHost.GetSection("Txct") is { } section && section.Exists() ? section : ofHost);
        }

        return new DoctorPlace(folder, settings.Build(), TimeProvider.System);
    }

    /// <summary>What was said on the module's page; none where that cannot be read, which is a finding of its own.</summary>
    private static Dictionary<string, string?> OwnOf(string data)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string?>>(File.ReadAllBytes(Path.Combine(data, "settings.json"))) ?? [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    private static IConfigurationRoot Read(string path)
    {
        try
        {
            return new ConfigurationBuilder().AddJsonFile(path, optional: false).Build();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ToolFaultException(ExitCodes.Broken, "TXCT-CLI-011", $"Không đọc được {path}: {(exception.InnerException ?? exception).Message} Xin ghi đúng --settings, ví dụ appsettings.json của phần mềm.");
        }
    }
}
