using System.Text.Json;

namespace LangSon.Txct.ReferenceHost;

/// <summary>What the host brings along to show itself with. All persons and events in it are invented.</summary>
internal static class Samples
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Samples");

    public static string Documents { get; } = Path.Combine(Folder, "documents");
    public static string GroupReports { get; } = Path.Combine(Folder, "group-reports");
    public static string Plan { get; } = Path.Combine(AppContext.BaseDirectory, "plans", "plan-2024.json");

    public static IReadOnlyList<SampleSession> Sessions() => Read<SampleSession[]>("sessions.json");

    public static SampleDirectory Directory() => Read<SampleDirectory>("directory.json");

    private static T Read<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(Folder, file)), JsonSerializerOptions.Web)!;
}

/// <param name="ClosedAt">When the demonstration closes it; until then the host knows only the planned day.</param>
internal sealed record SampleSession(string Id, string Term, string Kind, int Number, string Title, DateOnly OpensOn, DateOnly ClosesOn, DateTimeOffset ClosedAt);

internal sealed record SampleDirectory(DateOnly ValidFrom, IReadOnlyList<SampleGroup> Groups, IReadOnlyList<SampleDelegate> Delegates,
    IReadOnlyList<SampleAgency> Agencies, IReadOnlyList<SampleAccount> Accounts);

internal sealed record SampleGroup(string Id, int Number, string Name, string Area);

internal sealed record SampleDelegate(string Id, string FullName, string GroupId, bool Leader);

/// <param name="Level">central, province, district or commune.</param>
/// <param name="Successors">Ids of the agencies that took over.</param>
internal sealed record SampleAgency(string Id, string Name, string Level, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<string> Successors);

internal sealed record SampleAccount(string UserName, string DisplayName, string Role, string? GroupId, string? DelegateId);
