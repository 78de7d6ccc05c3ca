using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using LangSon.Txct.Hosting;

namespace LangSon.Txct.ReferenceHost.Hosting.Pains;

/// <summary>A module that was built against a later revision than the host has: only what it really needs counts.</summary>
public class OlderHostTests
{
    [Fact]
    public async Task A_module_built_against_a_later_revision_of_the_contract_is_loaded()
    {
        var sample = new SamplePackage();
        AskFor(Path.Combine(sample.Source, "Sample.dll"), "LangSon.Txct.Hosting.Abstractions", [1, 9, 7, 3]);
        sample.InstallAndEnable();

        await using var host = await SampleHost.LoadInstalledAsync(sample);

        Assert.IsType<ModuleState.Active>(host.Runtime.State);
    }

    [Theory]
    [InlineData("""{"contract":"[9.0,10.0)"}""", "TXCT-CMP-001")]
    [InlineData("""{"contract":"(1.0,2.0)"}""", "TXCT-CMP-001")]
    [InlineData("""{"runtime":"net9.0"}""", "TXCT-CMP-002")]
    [InlineData("""{"runtime":"net10.9"}""", "TXCT-CMP-002")]
    [InlineData("""{"os":["freebsd"]}""", "TXCT-CMP-003")]
    [InlineData("""{"frameworks":["Microsoft.WindowsDesktop.App"]}""", "TXCT-CMP-004")]
    public async Task A_module_for_another_host_is_not_loaded_and_says_what_it_needs(string needs, string code)
    {
        var sample = new SamplePackage(manifest: json => json.Replace("{\"id\"", $"{{\"compatibility\":{needs},\"id\"")).InstallAndEnable();

        await using var host = await SampleHost.LoadInstalledAsync(sample);

        Assert.Equal(code, Assert.IsType<ModuleState.Incompatible>(host.Runtime.State).Code);
        Assert.Equal(code, await host.CodeAsync("/sample/hello"));
    }

    [Fact]
    public async Task A_module_that_fits_this_host_says_so_and_is_loaded()
    {
        var needs = """{"contract":"[1.0,2.0)","runtime":"net10.0","frameworks":["Microsoft.NETCore.App","Microsoft.AspNetCore.App"],"os":["linux","windows"]}""";
        var sample = new SamplePackage(manifest: json => json.Replace("{\"id\"", $"{{\"compatibility\":{needs},\"id\"")).InstallAndEnable();

        await using var host = await SampleHost.LoadInstalledAsync(sample);

        Assert.IsType<ModuleState.Active>(host.Runtime.State);
    }

    /// <summary>Rewrites which version of a library an assembly was built against (ECMA-335, II.22.5).</summary>
    private static void AskFor(string assembly, string library, ushort[] version)
    {
        var bytes = File.ReadAllBytes(assembly);
        using var file = new PEReader(new MemoryStream(bytes, writable: false));
        var reader = file.GetMetadataReader();
        var reference = reader.AssemblyReferences.Single(handle => reader.GetString(reader.GetAssemblyReference(handle).Name) == library);
        var at = file.PEHeaders.MetadataStartOffset + reader.GetTableMetadataOffset(TableIndex.AssemblyRef) + (reader.GetTableRowSize(TableIndex.AssemblyRef) * (MetadataTokens.GetRowNumber(reference) - 1));
        Buffer.BlockCopy(version, 0, bytes, at, version.Length * sizeof(ushort));
        File.WriteAllBytes(assembly, bytes);
    }
}
