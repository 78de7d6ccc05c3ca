using System.IO.Compression;
using LangSon.Txct.Hosting;
using LangSon.Txct.Hosting.Installing;
using LangSon.Txct.Hosting.Packaging;
using LangSon.Txct.ReferenceHost.Support;
using LangSon.Txct.SampleModules;

namespace LangSon.Txct.ReferenceHost.Hosting;

/// <summary>A package of one of the sample modules, made and changed in a folder of its own.</summary>
internal sealed class SamplePackage : IDisposable
{
    private const string Assembly = "Sample.dll";

    private readonly TemporaryFolder folder = new();

    public SamplePackage(Type? module = null, Func<string, string>? manifest = null)
    {
        Directory.CreateDirectory(Source);
        File.Copy(typeof(SampleModule).Assembly.Location, Path.Combine(Source, Assembly));
        Describe("1.2.3", module, manifest);
        Write("assets/trang.txt", "xin chào");
    }

    /// <summary>The files to pack.</summary>
    public string Source => Path.Combine(folder.Path, "source");

    /// <summary>Where a host unpacks modules and keeps their data.</summary>
    public string Modules => Path.Combine(folder.Path, "modules");

    public string Data => Path.Combine(Modules, "sample.module", "data");

    public string Installed => Path.Combine(Modules, "sample.module", "versions", "1.2.3");

    /// <summary>A folder beside that of the modules, into which no package may write.</summary>
    public string Root => folder.Path;

    public void Write(string path, string text)
    {
        var file = Path.Combine(Source, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public string Pack(string to = "packages") => ModulePackage.Create(Source, Path.Combine(folder.Path, to));

    /// <summary>Packs, and changes the package as somebody else might.</summary>
    public string PackAnd(Action<ZipArchive> change)
    {
        var package = Pack();
        using var zip = ZipFile.Open(package, ZipArchiveMode.Update);
        change(zip);
        return package;
    }

    /// <summary>The code with which a package is refused.</summary>
    public string Refused(string package) => Assert.Throws<ModuleRefusedException>(() => InstalledModule.Unpack(package, Modules)).Code;

    /// <summary>Where an administrator installs it.</summary>
    public ModuleFolder Folder => ModuleFolder.Of(Modules, "sample.module");

    public ModuleInstaller Installer => new(Folder, TimeProvider.System);

    /// <summary>Packs and installs it; it is off.</summary>
    public SamplePackage Install()
    {
        using var package = VerifiedPackage.Open(Pack());
        Installer.Install(package);
        return this;
    }

    /// <summary>Packs and installs it, and switches it on.</summary>
    public SamplePackage InstallAndEnable()
    {
        Install().Installer.Switch(on: true);
        return this;
    }

    /// <summary>Packs another version.</summary>
    public string PackAs(string version, Type? module = null, Func<string, string>? manifest = null)
    {
        Describe(version, module, manifest);
        return Pack();
    }

    /// <summary>Packs another version and makes it the one that a host starts next.</summary>
    public void Upgrade(string version, Type? module = null, Func<string, string>? manifest = null, string? snapshot = null)
    {
        using var package = VerifiedPackage.Open(PackAs(version, module, manifest));
        Assert.True(Installer.Upgrade(package, () => snapshot));
    }

    /// <summary>Copies the data as they are.</summary>
    public string Snapshot()
    {
        var copy = Directory.CreateDirectory(Path.Combine(Folder.Snapshots, "copy")).FullName;
        foreach (var file in Directory.EnumerateFiles(Data))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }

    /// <summary>May be called by each of several hosts that had it.</summary>
    public void Dispose()
    {
        if (Directory.Exists(Root))
        {
            folder.Dispose();
        }
    }

    private void Describe(string version, Type? module, Func<string, string>? manifest)
    {
        var json = $$$"""
            {"id":"sample.module","version":"{{{version}}}","entryPoint":{"assembly":"{{{Assembly}}}","type":"{{{(module ?? typeof(SampleModule)).FullName}}}"},"endpoints":{"prefix":"/sample"}}
            """;
        Write("module.json", manifest?.Invoke(json) ?? json);
    }
}

internal static class ZipChanges
{
    public static void Put(this ZipArchive zip, string path, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(path).Open());
        writer.Write(text);
    }

    public static void Change(this ZipArchive zip, string path, Func<string, string> change)
    {
        var entry = zip.GetEntry(path)!;
        string text;
        using (var reader = new StreamReader(entry.Open()))
        {
            text = reader.ReadToEnd();
        }

        entry.Delete();
        zip.Put(path, change(text));
    }
}
