using System.Text.Json;

namespace LangSon.Txct.Operations.Setup;

/// <summary>The roles to which the module's manifest gives rights.</summary>
internal static class RolesOfModule
{
    private static readonly (string Role, string Name)[] Names =
    [
        ("delegate", "Đại biểu"), ("groupLeader", "Tổ trưởng"), ("groupAssistant", "Người giúp việc của Tổ"), ("office", "Chuyên viên Văn phòng"),
        ("officeLead", "Lãnh đạo Văn phòng"), ("standingCommittee", "Thường trực HĐND"), ("fatherlandFront", "Ủy ban MTTQ"), ("admin", "Quản trị"),
    ];

    /// <summary>Role, its name and what it may do, in Vietnamese.</summary>
    public static IReadOnlyList<(string Role, string Name, string May)> All { get; } = Read();

    private static IReadOnlyList<(string Role, string Name, string May)> Read()
    {
        using var file = typeof(RolesOfModule).Assembly.GetManifestResourceStream("module.json") ?? throw new InvalidOperationException("module.json is not within the module.");
        using var manifest = JsonDocument.Parse(file);
        var rights = manifest.RootElement.GetProperty("permissions").EnumerateArray()
            .SelectMany(right => right.GetProperty("defaultRoles").EnumerateArray().Select(role => (Role: role.GetString(), May: right.GetProperty("vi").GetString()))).ToLookup(right => right.Role, right => right.May);
        return [.. Names.Select(named => (named.Role, named.Name, string.Join("; ", rights[named.Role])))];
    }
}
