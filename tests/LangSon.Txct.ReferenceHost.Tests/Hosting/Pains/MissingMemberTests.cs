using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using System.Text;
using LangSon.Txct.Hosting;
using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Hosting.Installing;
using LangSon.Txct.Hosting.Loading;
using LangSon.Txct.Hosting.Packaging;
using LangSon.Txct.ReferenceHost.Support;

namespace LangSon.Txct.ReferenceHost.Hosting.Pains;

/// <summary>Compatible by its number, broken at the first call: what a module takes from its host is known to be there before anything of it runs.</summary>
public sealed class MissingMemberTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_module_and_all_its_libraries_find_what_they_take_from_this_host() =>
        Assert.Equal([], LinkCheck.FaultsOf(VersionFiles.Readable(Path.Combine(AppContext.BaseDirectory, "module")), HostFacts.OfThisProcess().Assemblies).Select(fault => fault.Message));

    [Theory]
    [InlineData("AppendAllText", "AppendAllTexx", "TXCT-LNK-004", "System.IO.File.AppendAllTexx")]
    [InlineData("BackgroundService", "BackgroundServicx", "TXCT-LNK-002", "Microsoft.Extensions.Hosting.BackgroundServicx")]
    [InlineData("Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Hosting.Abstractionx", "TXCT-LNK-001", "Microsoft.Extensions.Hosting.Abstractionx")]
    public async Task A_module_that_lacks_something_at_its_host_is_refused_before_any_of_its_code_runs(string name, string missing, string code, string said)
    {
        var sample = new SamplePackage();
        Rename(Path.Combine(sample.Source, "Sample.dll"), name, missing);
        sample.InstallAndEnable();

        await using var host = await SampleHost.LoadInstalledAsync(sample);

        var state = Assert.IsType<ModuleState.Incompatible>(host.Runtime.State);
        Assert.Equal(code, state.Code);
        Assert.Contains(said, state.Reason);
        Assert.False(Directory.Exists(sample.Data));
        Assert.Equal(code, await host.CodeAsync("/sample/hello"));
    }

    [Fact]
    public void A_method_is_there_only_with_the_same_parameters_in_its_type_or_one_that_this_is_built_upon()
    {
        var asked = Emit("Border", module => Define(module, "Border", typeof(int)));
        var caller = Emit("Caller", module => CallFirstMethod(module, Load(asked).GetType("Border")!));

        Assert.Equal([], FaultsOf(caller, asked));
        Assert.Equal([], FaultsOf(caller, Emit("Border", module => Define(module, "Border", typeof(string), Define(module, "Older", typeof(int))))));
        Assert.Equal(["TXCT-LNK-004"], FaultsOf(caller, Emit("Border", module => Define(module, "Border", typeof(string)))));
        Assert.Equal(["TXCT-LNK-002"], FaultsOf(caller, Emit("Border", module => Define(module, "Another", typeof(int)))));
    }

    [Fact]
    public void A_host_that_carries_its_own_NET_offers_what_its_runtime_packs_hold_and_nothing_of_its_own()
    {
        string[] files = ["LangSon.Txct.Hosting.Abstractions.dll", "System.Runtime.dll", "Private.dll"];
        foreach (var file in files)
        {
            File.Copy(typeof(IHostModule).Assembly.Location, Path.Combine(folder.Path, file));
        }

        File.WriteAllText(Path.Combine(folder.Path, "Host.deps.json"), """
            {"targets":{".NETCoreApp,Version=v10.0/linux-x64":{
              "Private/1.0.0":{"runtime":{"Private.dll":{}}},
              "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/10.0.7":{"runtime":{"System.Runtime.dll":{},"System.Trimmed.dll":{}}}}}}
            """);

        var host = HostFacts.In(folder.Path);

        Assert.Equal(new Version(10, 0, 7), host.Runtime);
        Assert.Equal(["LangSon.Txct.Hosting.Abstractions.dll", "System.Runtime.dll"], host.Assemblies.Select(Path.GetFileName));
        Assert.All(host.Assemblies, path => Assert.Equal(folder.Path, Path.GetDirectoryName(path)));
        using var manifest = new MemoryStream(Encoding.UTF8.GetBytes("""
            {"id":"sample.module","version":"1.2.3","entryPoint":{"assembly":"Sample.dll","type":"X"},"endpoints":{"prefix":"/sample"},
             "compatibility":{"frameworks":["Microsoft.NETCore.App","Microsoft.AspNetCore.App"]}}
            """));
        var objection = Assert.Single(host.ObjectionsTo(ModuleManifest.Read(manifest), new Dictionary<string, Func<Stream>>()));
        Assert.Equal("TXCT-CMP-004", objection.Code);
        Assert.Contains("Microsoft.AspNetCore.App", objection.Message, StringComparison.Ordinal);
    }

    private string[] FaultsOf(byte[] caller, byte[] border)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder.Path, $"{Guid.NewGuid():n}")).FullName, "Border.dll");
        File.WriteAllBytes(path, border);
        return [.. LinkCheck.FaultsOf(new Dictionary<string, Func<Stream>> { ["Caller.dll"] = () => new MemoryStream(caller) }, [path, .. HostFacts.OfThisProcess().Assemblies]).Select(fault => fault.Code)];
    }

    /// <summary>A name of the same length in the place of another.</summary>
    private static void Rename(string assembly, string name, string other)
    {
        var (bytes, from, to) = (File.ReadAllBytes(assembly), Encoding.UTF8.GetBytes($"{name}\0"), Encoding.UTF8.GetBytes(other));
        for (var at = bytes.AsSpan().IndexOf(from); at >= 0; at = bytes.AsSpan().IndexOf(from))
        {
            to.CopyTo(bytes, at);
        }

        File.WriteAllBytes(assembly, bytes);
    }

    private static byte[] Emit(string name, Action<ModuleBuilder> define)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name), typeof(object).Assembly);
        define(assembly.DefineDynamicModule(name));
        using var bytes = new MemoryStream();
        assembly.Save(bytes);
        return bytes.ToArray();
    }

    /// <summary>A class with one method that takes one argument.</summary>
    private static Type Define(ModuleBuilder module, string name, Type argument, Type? based = null)
    {
        var type = module.DefineType(name, TypeAttributes.Public, based);
        type.DefineMethod("Call", MethodAttributes.Public, typeof(void), [argument]).GetILGenerator().Emit(OpCodes.Ret);
        return type.CreateType();
    }

    private static void CallFirstMethod(ModuleBuilder module, Type border)
    {
        var type = module.DefineType("Caller", TypeAttributes.Public);
        var code = type.DefineMethod("Run", MethodAttributes.Public | MethodAttributes.Static, typeof(void), [border]).GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldc_I4_1);
        code.Emit(OpCodes.Call, border.GetMethod("Call")!);
        code.Emit(OpCodes.Ret);
        type.CreateType();
    }

    private static Assembly Load(byte[] assembly) => new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(new MemoryStream(assembly));
}
