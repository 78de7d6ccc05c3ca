using System.Reflection.Metadata;

namespace LangSon.Txct.Hosting.Loading;

internal static class TypeHandles
{
    /// <summary>The type that a generic one is made of; the type itself where it is not generic; nil for arrays, pointers and parameters, whose members are the runtime's own.</summary>
    public static EntityHandle Plain(MetadataReader reader, EntityHandle handle)
    {
        if (handle.IsNil || handle.Kind != HandleKind.TypeSpecification)
        {
            return handle;
        }

        var signature = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return default;
        }

        // A class or a value type: it stands before the type's own handle.
        _ = signature.ReadCompressedInteger();
        return signature.ReadTypeHandle();
    }

    /// <summary>The simple name of the assembly in which the type is said to be; null if it is in the same one.</summary>
    public static string? AssemblyOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var scope = reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => AssemblyOf(reader, (TypeReferenceHandle)scope),
            HandleKind.AssemblyReference => reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            _ => null,
        };
    }
}
