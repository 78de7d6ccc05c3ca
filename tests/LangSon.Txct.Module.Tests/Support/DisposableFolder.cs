namespace LangSon.Txct.Support;

/// <summary>A folder of its own, gone after the test.</summary>
internal sealed class DisposableFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("txct-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
