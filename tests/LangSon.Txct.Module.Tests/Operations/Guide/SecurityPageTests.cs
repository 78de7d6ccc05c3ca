using System.Text.Json;
using System.Text.RegularExpressions;
using LangSon.Txct.Operations.Settings;
using LangSon.Txct.Support;
using static LangSon.Txct.Support.TextOrder;

namespace LangSon.Txct.Operations.Guide;

/// <summary>The data sheet for the file of the security level: what it lists is what the code does.</summary>
public partial class SecurityPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Module => Path.Combine(Papers.Root, "src", "LangSon.Txct.Module");

    [Fact]
    public async Task It_tells_ports_calls_accounts_data_people_logs_jobs_and_licences()
    {
        await using var app = await ModuleApp.StartAsync(settings: [("Host:ClientSecret", "rat-bi-mat")]);
        using var admin = app.SignIn("role=admin");

        var page = await admin.GetStringAsync("admin/guide/security", Cancel);

        AssertInOrder(page, "127.0.0.1:5090", "Host:BaseUrl", "Collecting:Groups:*:BaseUrl", "Network:Proxy", "tool-token.json", "Chuyên viên Văn phòng", app.DataDirectory, "content", "Cử tri", "loại sự kiện", "NightlyBackup", "AutoMapper", "GHSA-rvv3-g6hj-g44x");
        Assert.DoesNotContain("rat-bi-mat", page, StringComparison.Ordinal);
        Assert.Contains("/txct/admin/guide/security\"", await admin.GetStringAsync("admin/guide", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_key_that_is_a_secret_is_named_also_within_lists() => Assert.Equal(
        ["Collecting:Groups:*:Key", "Collecting:Mail:Password", "Host:ClientSecret", "Network:ProxyPassword", "Planning:FollowUp:Mail:Password", "Storage:ConnectionString"], SettingsReader.SecretKeys());

    [Fact]
    public void Every_folder_and_file_that_the_code_keeps_in_its_data_folder_is_told_of()
    {
        var kept = Sources().SelectMany(text => KeptPlace().Matches(text)).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(kept.Count >= 7, string.Join(", ", kept));
        Assert.All(kept, place => Assert.Contains(StoredData.All, row => row.Place.Contains(place, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_event_that_the_code_writes_is_listed_once()
    {
        var written = Sources().Sum(text => WrittenEvent().Count(text));

        Assert.Equal((written, written), (WrittenEvents.All.Count, WrittenEvents.All.DistinctBy(row => row.Id).Count()));
    }

    [Fact]
    public async Task Every_library_that_the_module_brings_along_stands_there_with_its_licence_and_no_other()
    {
        await using var file = File.OpenRead(Path.Combine(Module, "packages.lock.json"));
        using var locked = await JsonDocument.ParseAsync(file, cancellationToken: Cancel);
        var packages = locked.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() != "Project").Select(package => package.Name).Distinct().ToList();

        Assert.DoesNotContain(packages, package => !Libraries.Names(package));
        Assert.Empty(Libraries.All.Where(library => !packages.Any(package => library.Name.EndsWith('*') ? package.StartsWith(library.Name[..^1], StringComparison.Ordinal) : package == library.Name)).Select(library => library.Name));
    }

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Module, "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText);

    [GeneratedRegex("Combine\\((?:context\\.D|d)ataDirectory, \"([^\"]+)\"\\)")]
    private static partial Regex KeptPlace();

    [GeneratedRegex(@"^\s*\[LoggerMessage\(", RegexOptions.Multiline)]
    private static partial Regex WrittenEvent();
}
