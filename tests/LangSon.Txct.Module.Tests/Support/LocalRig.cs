using System.Security.Cryptography;
using LangSon.Txct.Central;
using LangSon.Txct.Central.Local;
using LangSon.Txct.Content;
using LangSon.Txct.Storage;
using LangSon.Txct.Transport.Host;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LangSon.Txct.Support;

/// <summary>The central system of level 0 for real: database, store and directory file.</summary>
internal sealed class LocalRig : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("txct-");
    private readonly ITemporaryDatabase temporary;
    private readonly Transit transit;

    private LocalRig(ITemporaryDatabase temporary)
    {
        this.temporary = temporary;
        DirectoryFile.Write(DirectoryPath);
        transit = new Transit(folder.FullName, Options.Create(new ContentOptions()));
        Content = new ContentStore(folder.FullName, Time);
        Restart();
    }

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.Parse("2024-07-06T09:00:00+07:00"));

    public IDatabase Database => temporary.Database;

    public string DirectoryPath => Path.Combine(folder.FullName, "danh-muc.xlsx");

    public ContentStore Content { get; }

    public LocalCentralSystem Central { get; private set; } = null!;

    public LocalDirectory Directories { get; private set; } = null!;

    public SqlLocalRegister Register { get; private set; } = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<LocalRig> CreateAsync(Func<Task<ITemporaryDatabase>>? open = null) => new(open is null ? await TemporaryDatabase.OpenAsync() : await open());

    /// <summary>All that a process knows is forgotten; database and store stay.</summary>
    public void Restart()
    {
        Register = new SqlLocalRegister(temporary.Database, Time);
        Directories = new LocalDirectory(Register, Options.Create(new HostOptions { Level = 0, DirectoryFile = DirectoryPath }), NullLogger<LocalDirectory>.Instance);
        Central = new LocalCentralSystem(Register, Directories, new LocalUploads(Time), Content, Options.Create(new ContentOptions()), Time);
    }

    public static DocumentMetadata Metadata(string subject = "Kết quả giám sát") =>
        new("OversightReport", "499", "BC-HĐND", new DateOnly(2024, 6, 10), "HĐND tỉnh", subject, null, null, ["2024-pre-mid"], ["delegates"]);

    /// <summary>A version with one part of its own, which stands in the store.</summary>
    public async Task<DocumentVersion> VersionAsync(string id, int number = 1, string? setId = null) =>
        new(id, number, Metadata(), [await KeepAsync($"{id}.pdf")], setId);

    public async Task<Part> KeepAsync(string name)
    {
        using var file = await transit.TakeAsync(new MemoryStream(RandomNumberGenerator.GetBytes(5000)), Cancel);
        await Content.KeepAsync(file, Cancel);
        return new Part(name, "application/pdf", file.Size, file.Sha256);
    }

    /// <summary>Sends the parts and commits.</summary>
    public async Task<Answer<CommitReceipt>> CommitAsync(DocumentVersion version) => await Central.CommitDocumentAsync(version, await UploadAsync(version.Parts), Cancel);

    public async Task<Dictionary<string, string>> UploadAsync(IEnumerable<Part> parts)
    {
        var ids = new Dictionary<string, string>();
        foreach (var part in parts)
        {
            var begun = Assert.IsType<Answer<BegunUpload>.Ok>(await Central.BeginUploadAsync(part.Size, () => Content.Open(part.Sha256)!, Cancel));
            Assert.Equal(part.Size, begun.Value.Offset);
            ids.Add(part.Name, begun.Value.Id);
        }

        return ids;
    }

    public async ValueTask DisposeAsync()
    {
        await temporary.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
