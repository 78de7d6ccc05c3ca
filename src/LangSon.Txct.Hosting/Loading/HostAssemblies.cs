using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace LangSon.Txct.Hosting.Loading;

/// <summary>A type of the host, as its metadata has it.</summary>
internal readonly record struct HostType(HostAssembly Assembly, TypeDefinitionHandle Handle);

/// <summary>The assemblies that a module may take from its host, read when they are asked for.</summary>
/// <param name="paths">Full paths, each name once.</param>
internal sealed class HostAssemblies(IEnumerable<string> paths) : IDisposable
{
    private readonly Dictionary<string, string> pathByName = paths.DistinctBy(Path.GetFileNameWithoutExtension).ToDictionary(path => Path.GetFileNameWithoutExtension(path)!);
    private readonly Dictionary<string, HostAssembly> read = [];

    public bool Has(string name) => pathByName.ContainsKey(name);

    /// <param name="assembly">The simple name of the assembly in which the type is looked for first; it may say that the type moved.</param>
    /// <returns>Null if the type is not there.</returns>
    public HostType? Find(string assembly, string type)
    {
        for (var hop = 0; hop < 10 && Read(assembly) is { } found; hop++)
        {
            if (found.Types.TryGetValue(type, out var handle))
            {
                return new HostType(found, handle);
            }

            if (!found.Moved.TryGetValue(type, out var next))
            {
                return null;
            }

            assembly = next;
        }

        return null;
    }

    /// <summary>Whether the type, or one that it is built upon, has the member.</summary>
    /// <param name="signature">As <see cref="SignatureNames"/> writes it.</param>
    public bool HasMember(HostType type, string name, string signature) =>
        type.Assembly.MembersOf(type.Handle).Contains((name, signature)) || Bases(type).Any(based => HasMember(based, name, signature));

    public void Dispose()
    {
        foreach (var assembly in read.Values)
        {
            assembly.Dispose();
        }
    }

    private IEnumerable<HostType> Bases(HostType type)
    {
        var reader = type.Assembly.Reader;
        var definition = reader.GetTypeDefinition(type.Handle);
        return definition.GetInterfaceImplementations().Select(each => reader.GetInterfaceImplementation(each).Interface).Prepend(definition.BaseType)
            .Select(handle => Resolve(type.Assembly, handle)).OfType<HostType>();
    }

    private HostType? Resolve(HostAssembly assembly, EntityHandle handle) => TypeHandles.Plain(assembly.Reader, handle) switch
    {
        { IsNil: true } => null,
        { Kind: HandleKind.TypeDefinition } own => new HostType(assembly, (TypeDefinitionHandle)own),
        { Kind: HandleKind.TypeReference } other when TypeHandles.AssemblyOf(assembly.Reader, (TypeReferenceHandle)other) is { } name => Find(name, SignatureNames.Of(assembly.Reader, (TypeReferenceHandle)other)),
        _ => null,
    };

    private HostAssembly? Read(string name) =>
        read.TryGetValue(name, out var known) ? known : !pathByName.TryGetValue(name, out var path) ? null : read[name] = new HostAssembly(new PEReader(File.OpenRead(path)));
}

/// <summary>One assembly of the host: its types by full name, and which of them moved where.</summary>
internal sealed class HostAssembly : IDisposable
{
    private readonly PEReader file;
    private readonly Dictionary<TypeDefinitionHandle, HashSet<(string Name, string Signature)>> members = [];

    public HostAssembly(PEReader file)
    {
        this.file = file;
        Reader = file.GetMetadataReader();
        Types = Reader.TypeDefinitions.ToDictionary(handle => SignatureNames.Of(Reader, handle));
        Moved = Reader.ExportedTypes.Select(handle => (Name: NameOf(handle), To: TargetOf(handle))).Where(moved => moved.To is not null).ToDictionary(moved => moved.Name, moved => moved.To!);
    }

    public MetadataReader Reader { get; }

    public IReadOnlyDictionary<string, TypeDefinitionHandle> Types { get; }

    /// <summary>The simple name of the assembly that a type moved to, by the type's full name.</summary>
    public IReadOnlyDictionary<string, string> Moved { get; }

    public HashSet<(string Name, string Signature)> MembersOf(TypeDefinitionHandle type)
    {
        if (!members.TryGetValue(type, out var found))
        {
            var definition = Reader.GetTypeDefinition(type);
            members[type] = found =
            [
                .. definition.GetMethods().Select(handle => Reader.GetMethodDefinition(handle)).Select(method => (Reader.GetString(method.Name), SignatureNames.Of(method.DecodeSignature(SignatureNames.Instance, null)))),
                .. definition.GetFields().Select(handle => Reader.GetFieldDefinition(handle)).Select(field => (Reader.GetString(field.Name), field.DecodeSignature(SignatureNames.Instance, null))),
            ];
        }

        return found;
    }

    public void Dispose() => file.Dispose();

    private string NameOf(ExportedTypeHandle handle)
    {
        var type = Reader.GetExportedType(handle);
        return type.Implementation.Kind == HandleKind.ExportedType
            ? $"{NameOf((ExportedTypeHandle)type.Implementation)}+{Reader.GetString(type.Name)}"
            : SignatureNames.Joined(Reader.GetString(type.Namespace), Reader.GetString(type.Name));
    }

    private string? TargetOf(ExportedTypeHandle handle)
    {
        var place = Reader.GetExportedType(handle).Implementation;
        return place.Kind switch
        {
            HandleKind.ExportedType => TargetOf((ExportedTypeHandle)place),
            HandleKind.AssemblyReference => Reader.GetString(Reader.GetAssemblyReference((AssemblyReferenceHandle)place).Name),
            _ => null,
        };
    }
}
