using LangSon.Txct.Central.Local;
using LangSon.Txct.Content;
using LangSon.Txct.Transport.Host;

namespace LangSon.Txct.Central.Levels;

/// <summary>Level 2: the host takes a document whole in one request and gives it back by its id. It lists none, has no sets, and need not withdraw: what it was given, the module keeps in mind.</summary>
/// <param name="register">What went to the host, and is to be seen there.</param>
internal sealed class PostedDocuments(HostApi api, RestCentralSystem host, LocalCentralSystem own, ILocalRegister register, IContentStore content, CentralLevel level, TimeProvider time) : ICentralDocuments
{
    public Task<Answer<CentralList<CentralDocument>>> ListDocumentsAsync(DateTimeOffset? modifiedSince, CancellationToken cancel) => LocalCentralSystem.GuardAsync(async () =>
    {
        var asOf = time.GetUtcNow();
        return Ok(new CentralList<CentralDocument>(await register.DocumentsAsync(modifiedSince ?? DateTimeOffset.UnixEpoch, cancel), asOf, await register.EpochAsync(cancel)));
    });

    /// <summary>One of a set stays here until its set is committed; any other is a set by itself.</summary>
    public Task<Answer<CommitReceipt>> CommitDocumentAsync(DocumentVersion version, IReadOnlyDictionary<string, string> uploadIdByPart, CancellationToken cancel) => LocalCentralSystem.GuardAsync(async () =>
    {
        var alone = $"{version.DocumentId}-{version.Number}";
        var kept = await register.CommitAsync(version with { SetId = version.SetId ?? alone }, await own.AreThereAsync(version.Parts, uploadIdByPart, cancel), cancel);
        if (kept is not Answer<CommitReceipt>.Ok)
        {
            return kept;
        }

        var shown = version.SetId is null ? await CommitSetAsync(new PublicationSet(alone, [new SetMember(version.DocumentId, version.Number)]), cancel) : kept;
        if (shown is not Answer<CommitReceipt>.Ok)
        {
            return shown;
        }

        own.Close(uploadIdByPart);
        return kept;
    });

    /// <summary>Its versions become visible at the host one after the other, and here once the host has all of them.</summary>
    public Task<Answer<CommitReceipt>> CommitSetAsync(PublicationSet set, CancellationToken cancel) => LocalCentralSystem.GuardAsync(async () =>
    {
        foreach (var member in set.Members)
        {
            if (await PostAsync(member, cancel) is var posted and not Answer<bool>.Ok)
            {
                return posted.As<CommitReceipt>();
            }
        }

        return await register.CommitAsync(set, cancel);
    });

    /// <summary>Hides it here; at the host too, if the host can.</summary>
    public Task<Answer<CommitReceipt>> WithdrawDocumentAsync(Withdrawal withdrawal, CancellationToken cancel) => LocalCentralSystem.GuardAsync(async () =>
    {
        var told = level.Supports("withdrawals") ? await host.WithdrawDocumentAsync(withdrawal, cancel) : null;
        return told is null or Answer<CommitReceipt>.Ok or Answer<CommitReceipt>.Missing ? await register.CommitAsync(withdrawal, cancel) : told;
    });

    public Task<Answer<CommitReceipt?>> FindDocumentAsync(string documentId, CancellationToken cancel) =>
        LocalCentralSystem.GuardAsync(() => register.FindDocumentAsync(documentId, null, cancel));

    /// <summary>There is what is visible here and lies at the host.</summary>
    public Task<Answer<CommitReceipt?>> FindDocumentVersionAsync(string documentId, int number, CancellationToken cancel) => LocalCentralSystem.GuardAsync(async () =>
    {
        var known = await register.FindDocumentAsync(documentId, number, cancel);
        return known is Answer<CommitReceipt?>.Ok { Value: { } receipt } && await host.FindDocumentVersionAsync(documentId, number, cancel) is var found
            ? found is Answer<CommitReceipt?>.Ok { Value: { } there } ? Ok<CommitReceipt?>(receipt with { Parts = [.. there.Parts.Select(part => Completed(part, receipt.Parts))] }) : found
            : known;
    });

    public async Task<Answer<string>> DownloadPartAsync(string documentId, int number, string partName, Stream target, CancellationToken cancel) =>
        await FindDocumentAsync(documentId, cancel) is Answer<CommitReceipt?>.Withdrawn withdrawn
            ? withdrawn.As<string>()
            : await host.DownloadPartAsync(documentId, number, partName, target, cancel);

    /// <summary>Asks whether the version is there already, since the host need not tell two requests for the same from one; sends it if not; and looks what has arrived.</summary>
    private async Task<Answer<bool>> PostAsync(SetMember member, CancellationToken cancel)
    {
        if (await register.FindVersionAsync(member.DocumentId, member.Number, cancel) is not { } version
            || await register.FindDocumentAsync(member.DocumentId, null, cancel) is Answer<CommitReceipt?>.Withdrawn)
        {
            return Ok(true);
        }

        var asked = await host.FindDocumentVersionAsync(version.DocumentId, version.Number, cancel);
        if (asked is Answer<CommitReceipt?>.Ok { Value: null })
        {
            if (await api.PostDocumentAsync(version, Open, cancel) is var sent and not Answer<bool>.Ok)
            {
                return sent;
            }

            asked = await host.FindDocumentVersionAsync(version.DocumentId, version.Number, cancel);
        }

        return asked switch
        {
            Answer<CommitReceipt?>.Ok { Value: { } there } => await CompareAsync(version, there, cancel),
            Answer<CommitReceipt?>.Ok => new Answer<bool>.Ambiguous("The host took the document, but it is not there."),
            _ => asked.As<bool>(),
        };
    }

    /// <summary>By name, size and digest; where the host tells no digest, the bytes are taken back and counted.</summary>
    private async Task<Answer<bool>> CompareAsync(DocumentVersion version, CommitReceipt there, CancellationToken cancel)
    {
        if (there.Parts.Count != version.Parts.Count)
        {
            return Differs(version);
        }

        foreach (var part in version.Parts)
        {
            if (there.Parts.FirstOrDefault(one => one.Name == part.Name && one.Size == part.Size) is not { } stored)
            {
                return Differs(version);
            }

            var digest = stored.Sha256.Length > 0 ? Ok(stored.Sha256) : await host.DownloadPartAsync(version.DocumentId, version.Number, part.Name, Stream.Null, cancel);
            if (digest is not Answer<string>.Ok { Value: var sha256 })
            {
                return digest.As<bool>();
            }

            if (sha256 != part.Sha256)
            {
                return Differs(version);
            }
        }

        return Ok(true);
    }

    private static Answer<bool>.Conflict Differs(DocumentVersion version) => new("digest-differs", $"The host has other files under {version.DocumentId}, version {version.Number}.", null);

    /// <summary>With the digest that was counted when it was sent, where the host tells none.</summary>
    private static Part Completed(Part there, IReadOnlyList<Part> sent) =>
        there.Sha256.Length > 0 ? there : there with { Sha256 = sent.FirstOrDefault(part => part.Name == there.Name && part.Size == there.Size)?.Sha256 ?? "" };

    private Stream Open(Part part) => content.Open(part.Sha256) ?? throw new FileNotFoundException($"The stored bytes of {part.Sha256} are gone.");

    private static Answer<T> Ok<T>(T value) => new Answer<T>.Ok(value);
}
