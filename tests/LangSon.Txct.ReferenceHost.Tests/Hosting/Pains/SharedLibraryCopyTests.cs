using LangSon.Txct.Hosting;
using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.ReferenceHost.Hosting.Pains;

/// <summary>A package brings a copy of what host and module share, so that the types would split in two.</summary>
public sealed class SharedLibraryCopyTests : IDisposable
{
    private readonly SamplePackage sample = new();

    public void Dispose() => sample.Dispose();

    [Theory]
    [InlineData("LangSon.Txct.Hosting.Abstractions.dll")]
    [InlineData("langson.txct.hosting.abstractions.DLL")]
    [InlineData("lib/LangSon.Txct.Hosting.Abstractions.dll")]
    public void A_copy_of_what_host_and_module_share_is_neither_packed_nor_taken(string path)
    {
        var foreign = sample.PackAnd(zip =>
        {
            zip.Put(path, "a copy");
            zip.Change("checksums.sha256", lines => $"{lines}{Digest("a copy")}  {path}\n");
        });

        Assert.Equal("TXCT-PKG-002", sample.Refused(foreign));
        sample.Write(path, "a copy");
        Assert.Equal("TXCT-PKG-002", Assert.Throws<ModuleRefusedException>(() => sample.Pack()).Code);
    }

    private static string Digest(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
