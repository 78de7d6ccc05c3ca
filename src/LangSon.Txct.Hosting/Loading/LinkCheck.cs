using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace LangSon.Txct.Hosting.Loading;

/// <summary>Whether all that a module's assemblies take from others is there, read from their metadata: nothing is loaded, nothing runs.</summary>
internal static class LinkCheck
{
    /// <param name="files">The module's files by path, as in a package; assemblies are those that stand in no folder.</param>
    /// <param name="host">Full paths of the assemblies that the host offers.</param>
    /// <returns>What is missing, each once: assemblies (TXCT-LNK-001), types (TXCT-LNK-002), members (TXCT-LNK-004).</returns>
    public static IReadOnlyList<ModuleRefusedException> FaultsOf(IReadOnlyDictionary<string, Func<Stream>> files, IEnumerable<string> host)
    {
        var assemblies = files.Where(file => !file.Key.Contains('/') && file.Key.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).ToList();
        var own = assemblies.Select(file => Path.GetFileNameWithoutExtension(file.Key)).ToHashSet();
        using var offered = new HostAssemblies(host);
        return [.. assemblies.SelectMany(file => FaultsOf(file.Key, file.Value, own, offered)).DistinctBy(fault => fault.Message)];
    }

    private static List<ModuleRefusedException> FaultsOf(string name, Func<Stream> open, HashSet<string> own, HostAssemblies host)
    {
        using var bytes = open();
        using var file = new PEReader(bytes, PEStreamOptions.PrefetchEntireImage);
        return file.HasMetadata ? [.. FaultsOf(name, file.GetMetadataReader(), own, host)] : [];
    }

    private static IEnumerable<ModuleRefusedException> FaultsOf(string name, MetadataReader reader, HashSet<string> own, HostAssemblies host)
    {
        bool IsTaken(TypeReferenceHandle type) => TypeHandles.AssemblyOf(reader, type) is { } assembly && !own.Contains(assembly) && host.Has(assembly);

        foreach (var missing in reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name)).Where(each => !own.Contains(each) && !host.Has(each)))
        {
            yield return Fault("TXCT-LNK-001", $"{name} cần thư viện {missing}; gói không có, phần mềm cũng không có.");
        }

        Dictionary<TypeReferenceHandle, HostType> types = [];
        foreach (var handle in reader.TypeReferences.Where(IsTaken))
        {
            var (assembly, type) = (TypeHandles.AssemblyOf(reader, handle)!, SignatureNames.Of(reader, handle));
            if (host.Find(assembly, type) is { } found)
            {
                types[handle] = found;
            }
            else
            {
                yield return Fault("TXCT-LNK-002", $"{name} cần lớp {type} của {assembly}; phần mềm không có lớp ấy.");
            }
        }

        foreach (var member in reader.MemberReferences.Select(handle => reader.GetMemberReference(handle)))
        {
            if (TypeHandles.Plain(reader, member.Parent) is { Kind: HandleKind.TypeReference } parent && types.TryGetValue((TypeReferenceHandle)parent, out var type)
                && !host.HasMember(type, reader.GetString(member.Name), SignatureOf(member)))
            {
                yield return Fault("TXCT-LNK-004", $"{name} gọi {SignatureNames.Of(reader, (TypeReferenceHandle)parent)}.{reader.GetString(member.Name)}; phần mềm có lớp ấy nhưng không có đúng thành phần ấy.");
            }
        }
    }

    private static string SignatureOf(MemberReference member) => member.GetKind() == MemberReferenceKind.Field
        ? member.DecodeFieldSignature(SignatureNames.Instance, null) : SignatureNames.Of(member.DecodeMethodSignature(SignatureNames.Instance, null));

    private static ModuleRefusedException Fault(string code, string what) => new(code, $"{what} Xin dùng phiên bản phân hệ hợp với phần mềm này, hoặc nâng cấp phần mềm.");
}
