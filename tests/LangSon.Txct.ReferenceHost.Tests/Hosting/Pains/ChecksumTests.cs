using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using LangSon.Txct.Hosting;
using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.ReferenceHost.Hosting.Pains;

/// <summary>Checksums that are weak, or cry wolf: what a package is, and which ones a host refuses, each with a code of its own.</summary>
public sealed class ChecksumTests : IDisposable
{
    private readonly SamplePackage sample = new();

    public void Dispose() => sample.Dispose();

    [Fact]
    public void The_same_files_give_the_same_bytes()
    {
        var first = File.ReadAllBytes(sample.Pack("first"));
        foreach (var file in Directory.EnumerateFiles(sample.Source, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2031, 5, 4, 3, 2, 1, DateTimeKind.Utc));
        }

        Assert.Equal(first, File.ReadAllBytes(sample.Pack("second")));
    }

    [Fact]
    public void A_package_has_the_modules_files_and_nothing_of_the_developer()
    {
        sample.Write("Sample.pdb", "symbols");
        sample.Write("Sample.runtimeconfig.json", "{}");

        using var zip = ZipFile.OpenRead(sample.Pack());

        Assert.Equal(["Sample.dll", "assets/trang.txt", "module.json", "checksums.sha256"], zip.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public void An_unpacked_module_can_be_packed_again()
    {
        var package = sample.Pack();
        var installed = InstalledModule.Unpack(package, sample.Modules);

        var again = ModulePackage.Create(installed.Directory, Path.Combine(sample.Root, "again"));

        Assert.Equal(File.ReadAllBytes(package), File.ReadAllBytes(again));
    }

    [Fact]
    public void A_folder_without_a_manifest_is_not_packed()
    {
        File.Delete(Path.Combine(sample.Source, "module.json"));

        Assert.Equal("TXCT-PKG-001", Assert.Throws<ModuleRefusedException>(() => sample.Pack()).Code);
    }

    [Fact]
    public void A_package_is_unpacked_whole_and_a_second_time_nothing_changes()
    {
        var package = sample.Pack();
        var installed = InstalledModule.Unpack(package, sample.Modules);
        var written = File.GetLastWriteTimeUtc(Path.Combine(installed.Directory, "Sample.dll"));

        InstalledModule.Unpack(package, sample.Modules);

        Assert.Equal((sample.Installed, "sample.module"), (installed.Directory, installed.Manifest.Id));
        Assert.Equal("xin chào", File.ReadAllText(Path.Combine(installed.Directory, "assets", "trang.txt")));
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(installed.Directory, "Sample.dll")));
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("missing")]
    [InlineData("more")]
    public void A_folder_that_is_not_what_the_package_says_is_replaced_whole(string how)
    {
        var package = sample.Pack();
        var file = Path.Combine(InstalledModule.Unpack(package, sample.Modules).Directory, "assets", "trang.txt");
        switch (how)
        {
            case "changed":
                File.WriteAllText(file, "khác");
                break;
            case "missing":
                File.Delete(file);
                break;
            default:
                File.WriteAllText($"{file}.more", "khác");
                break;
        }

        InstalledModule.Unpack(package, sample.Modules);

        Assert.Equal(["Sample.dll", "checksums.sha256", "module.json", "trang.txt"], Directory.EnumerateFiles(sample.Installed, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("xin chào", File.ReadAllText(file));
        Assert.Single(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(sample.Installed)!));
    }

    [Fact]
    public void A_package_with_a_changed_file_is_refused() =>
        Assert.Equal("TXCT-PKG-008", sample.Refused(sample.PackAnd(zip => zip.Change("assets/trang.txt", text => $"{text}!"))));

    [Theory]
    [InlineData("assets/trang.txt")]
    [InlineData("module.json")]
    [InlineData("checksums.sha256")]
    public void A_package_that_lacks_a_file_is_refused(string path) =>
        Assert.Equal("TXCT-PKG-001", sample.Refused(sample.PackAnd(zip => zip.GetEntry(path)!.Delete())));

    [Fact]
    public void A_package_with_a_file_that_is_not_listed_is_refused() =>
        Assert.Equal("TXCT-PKG-007", sample.Refused(sample.PackAnd(zip => zip.Put("more.dll", "code"))));

    [Theory]
    [InlineData("../evil.dll")]
    [InlineData("assets/../../evil.dll")]
    [InlineData("/evil.dll")]
    [InlineData("assets\\..\\evil.dll")]
    [InlineData("C:evil.dll")]
    [InlineData("./evil.dll")]
    [InlineData("assets//evil.dll")]
    [InlineData("evil\u0007.dll")]
    [InlineData("Sample.dll.")]
    [InlineData("assets /evil.dll")]
    public void A_package_with_an_unsafe_path_is_refused_and_writes_nothing(string path)
    {
        Assert.Equal("TXCT-PKG-004", sample.Refused(sample.PackAnd(zip => zip.Put(path, "code"))));

        Assert.False(Directory.Exists(sample.Modules));
        Assert.False(File.Exists(Path.Combine(sample.Root, "evil.dll")));
    }

    [Theory]
    [InlineData("module.json")]
    [InlineData("MODULE.json")]
    [InlineData("assets/TRANG.txt")]
    public void A_package_with_two_files_of_one_name_is_refused(string path) =>
        Assert.Equal("TXCT-PKG-005", sample.Refused(sample.PackAnd(zip => zip.Put(path, "{}"))));

    [Fact]
    public void A_package_with_a_link_in_place_of_a_file_is_refused() => Assert.Equal("TXCT-PKG-014", sample.Refused(sample.PackAnd(zip =>
    {
        var link = zip.CreateEntry("assets/link.txt");
        link.ExternalAttributes = unchecked((int)0xA1FF0000);
        using var target = new StreamWriter(link.Open());
        target.Write("/etc/passwd");
    })));

    [Theory]
    [InlineData("sample.module-1.2.4.zip")]
    [InlineData("other.module-1.2.3.zip")]
    public void A_package_that_bears_another_name_than_its_manifest_says_is_refused(string name)
    {
        var package = Path.Combine(sample.Root, name);
        File.Move(sample.Pack(), package);

        Assert.Equal("TXCT-PKG-015", sample.Refused(package));
        Assert.False(Directory.Exists(sample.Modules));
    }

    [Fact]
    public void A_package_that_would_fill_the_disk_is_refused_before_any_of_it_is_unpacked()
    {
        var package = sample.PackAnd(zip => zip.Put("assets/large.bin", "a few bytes"));
        var bytes = File.ReadAllBytes(package);

        // The size of the last file, as the zip's own list tells it.
        var entry = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(entry + 24), 201u << 20);
        File.WriteAllBytes(package, bytes);

        Assert.Equal("TXCT-PKG-006", sample.Refused(package));
        Assert.False(Directory.Exists(sample.Modules));
    }

    [Fact]
    public void A_package_whose_list_names_a_file_twice_is_refused() =>
        Assert.Equal("TXCT-PKG-005", sample.Refused(sample.PackAnd(zip => zip.Change("checksums.sha256", lines => lines + lines))));

    [Theory]
    [InlineData("")]
    [InlineData("this is no zip")]
    public void What_is_no_zip_is_refused(string bytes)
    {
        var package = Path.Combine(sample.Root, "broken.zip");
        File.WriteAllText(package, bytes);

        Assert.Equal("TXCT-PKG-003", sample.Refused(package));
    }

    [Fact]
    public void A_package_cut_short_is_refused()
    {
        var package = sample.Pack();
        File.WriteAllBytes(package, File.ReadAllBytes(package)[..^200]);

        Assert.Equal("TXCT-PKG-003", sample.Refused(package));
    }

    [Fact]
    public void A_package_that_is_not_there_is_refused() =>
        Assert.Equal("TXCT-PKG-003", sample.Refused(Path.Combine(sample.Root, "missing.zip")));

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"id":"sample.module","version":"1.2.3","entryPoint":{},"endpoints":{"prefix":"/sample"}}""")]
    [InlineData("""{"id":"sample.module","version":"1.2.3","entryPoint":{"assembly":"Sample.dll","type":"X"}}""")]
    public void A_manifest_that_says_too_little_is_refused(string manifest)
    {
        using var other = new SamplePackage(manifest: _ => manifest);

        Assert.Equal("TXCT-PKG-001", Assert.Throws<ModuleRefusedException>(() => other.Pack()).Code);
    }

    [Theory]
    [InlineData("sample.module", "../../evil")]
    [InlineData("sample.module", "/tmp/evil")]
    [InlineData("sample.module", ".")]
    [InlineData("1.2.3", "../../../evil")]
    [InlineData("1.2.3", "/tmp/evil")]
    [InlineData("1.2.3", "1.2")]
    [InlineData("Sample.dll", "../../../evil.dll")]
    [InlineData("Sample.dll", "/tmp/evil.dll")]
    [InlineData("/sample", "/")]
    [InlineData("/sample", "//sample")]
    [InlineData("/sample", "/sample/{id")]
    [InlineData("/sample", "/sample/../admin")]
    public void A_manifest_that_points_out_of_its_own_place_is_refused_and_writes_nothing(string said, string instead)
    {
        var package = sample.PackAnd(zip =>
        {
            var manifest = "";
            zip.Change("module.json", json => manifest = json.Replace($"\"{said}\"", $"\"{instead}\""));
            zip.Change("checksums.sha256", lines => string.Join('\n', lines.Split('\n').Select(line => line.EndsWith("module.json", StringComparison.Ordinal) ? $"{Digest(manifest)}  module.json" : line)));
        });

        Assert.Equal("TXCT-PKG-004", sample.Refused(package));
        Assert.False(Directory.Exists(sample.Modules));
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("missing")]
    [InlineData("more")]
    public async Task A_version_whose_files_are_not_those_that_were_installed_is_not_loaded(string how)
    {
        sample.InstallAndEnable();
        var file = Path.Combine(sample.Installed, "assets", "trang.txt");
        switch (how)
        {
            case "changed":
                await File.WriteAllTextAsync(file, "khác", TestContext.Current.CancellationToken);
                break;
            case "missing":
                File.Delete(file);
                break;
            default:
                await File.WriteAllTextAsync($"{file}.more", "khác", TestContext.Current.CancellationToken);
                break;
        }

        await using var host = await SampleHost.LoadInstalledAsync(sample);

        Assert.Contains("trang.txt", Assert.IsType<ModuleState.Tampered>(host.Runtime.State).Reason);
        Assert.Equal("TXCT-PKG-013", await host.CodeAsync("/sample/hello"));
        Assert.Equal((HttpStatusCode.OK, "host"), await host.GetAsync("/"));
    }

    private static string Digest(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
