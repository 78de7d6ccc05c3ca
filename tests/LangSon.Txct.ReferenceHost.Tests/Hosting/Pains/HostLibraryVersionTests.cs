using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using LangSon.Txct.Hosting.Loading;
using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.ReferenceHost.Hosting.Pains;

/// <summary>The host has another version of a library that the module uses: each keeps its own.</summary>
public class HostLibraryVersionTests
{
    [Fact]
    public void The_module_and_its_libraries_live_in_a_world_of_their_own()
    {
        using var sample = new SamplePackage();
        var package = ModulePackage.Create(Path.Combine(AppContext.BaseDirectory, "module"), sample.Root);
        var installed = InstalledModule.Unpack(package, sample.Modules);

        var module = new ModuleLoadContext(installed).CreateModule(installed).GetType().Assembly;

        Assert.Equal("LangSon.Txct.Module", module.GetName().Name);
        Assert.NotSame(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(module));
        Assert.DoesNotContain(AssemblyLoadContext.Default.Assemblies, assembly => assembly.GetName().Name is "LangSon.Txct.Module" or "AutoMapper" or "RestSharp" or "Polly");
    }

    [Fact]
    public void A_library_of_the_module_stays_its_own_beside_another_version_at_the_host()
    {
        using var sample = new SamplePackage();
        var installed = InstalledModule.Unpack(ModulePackage.Create(Path.Combine(AppContext.BaseDirectory, "module"), sample.Root), sample.Modules);
        var ofHost = AssemblyLoadContext.Default.LoadFromStream(Emit("MiniExcel", new Version(99, 0, 0, 0)));

        var module = new ModuleLoadContext(installed);
        var own = module.LoadFromAssemblyName(new AssemblyName("MiniExcel"));

        Assert.NotEqual(ofHost.GetName().Version, own.GetName().Version);
        Assert.Equal([AssemblyLoadContext.Default, module], [AssemblyLoadContext.GetLoadContext(ofHost)!, AssemblyLoadContext.GetLoadContext(own)!]);
    }

    private static MemoryStream Emit(string name, Version version)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name) { Version = version }, typeof(object).Assembly);
        assembly.DefineDynamicModule(name);
        var bytes = new MemoryStream();
        assembly.Save(bytes);
        bytes.Position = 0;
        return bytes;
    }
}
