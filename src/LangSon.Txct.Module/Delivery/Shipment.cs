using LangSon.Txct.Central;

namespace LangSon.Txct.Delivery;

/// <summary>Sends one delivery: its bytes, then the commit that makes it count, then reads it back and compares.</summary>
internal sealed class Shipment(ICentralSystem central, PartUpload upload)
{
    public Task<DeliveryOutcome> SendAsync(OutboxEntry delivery, CancellationToken cancel) => delivery.Kind switch
    {
        DeliveryPayload.Document => SendDocumentAsync(delivery, DeliveryPayload.Read<DocumentVersion>(delivery.PayloadJson), cancel),
        DeliveryPayload.Report => SendReportAsync(delivery, DeliveryPayload.Read<ReportVersion>(delivery.PayloadJson), cancel),
        DeliveryPayload.Notice => SendNoticeAsync(delivery, DeliveryPayload.Read<Notice>(delivery.PayloadJson), cancel),
        _ => throw new InvalidOperationException($"Nobody knows how to send a {delivery.Kind}."),
    };

    private Task<DeliveryOutcome> SendDocumentAsync(OutboxEntry delivery, DocumentVersion version, CancellationToken cancel) => SendVersionAsync(
        delivery, version.Parts,
        uploads => central.CommitDocumentAsync(version, uploads, cancel),
        () => central.FindDocumentVersionAsync(version.DocumentId, version.Number, cancel),
        cancel);

    private Task<DeliveryOutcome> SendReportAsync(OutboxEntry delivery, ReportVersion version, CancellationToken cancel) => SendVersionAsync(
        delivery, version.Attachments,
        uploads => central.CommitReportAsync(version, uploads, cancel),
        () => central.FindReportVersionAsync(version.ReportId, version.Number, cancel),
        cancel);

    private async Task<DeliveryOutcome> SendNoticeAsync(OutboxEntry delivery, Notice notice, CancellationToken cancel)
    {
        var answer = await central.SendNoticeAsync(notice, cancel);
        return answer is Answer<CommitReceipt>.Ok { Value: var receipt }
            ? new DeliveryOutcome.Delivered(receipt)
            : DeliveryOutcome.From(answer, delivery.PermanentFails);
    }

    private async Task<DeliveryOutcome> SendVersionAsync(
        OutboxEntry delivery, IReadOnlyList<Part> parts,
        Func<IReadOnlyDictionary<string, string>, Task<Answer<CommitReceipt>>> commit, Func<Task<Answer<CommitReceipt?>>> find, CancellationToken cancel)
    {
        // An earlier try may have taken effect without anyone here hearing of it.
        if (delivery is { TransientFails: > 0 } or { Claims: > 1 })
        {
            var earlier = await find();
            if (earlier is not Answer<CommitReceipt?>.Ok { Value: var there })
            {
                return DeliveryOutcome.From(earlier, delivery.PermanentFails);
            }

            if (there is not null)
            {
                return Compare(parts, there);
            }
        }

        var uploads = new Dictionary<string, string>();
        foreach (var part in parts)
        {
            var sent = await upload.SendAsync(delivery, part, cancel);
            if (sent is not Answer<string>.Ok { Value: var id })
            {
                return DeliveryOutcome.From(sent, delivery.PermanentFails);
            }

            uploads.Add(part.Name, id);
        }

        var committed = await commit(uploads);
        if (committed is not Answer<CommitReceipt>.Ok)
        {
            return DeliveryOutcome.From(committed, delivery.PermanentFails);
        }

        var found = await find();
        return found switch
        {
            Answer<CommitReceipt?>.Ok { Value: { } receipt } => Compare(parts, receipt),
            Answer<CommitReceipt?>.Ok => new DeliveryOutcome.TryLater(new(DeliveryFault.Ambiguous, "not-there", "The commit was acknowledged, but the version is not there."), null),
            _ => DeliveryOutcome.From(found, delivery.PermanentFails),
        };
    }

    private static DeliveryOutcome Compare(IReadOnlyList<Part> sent, CommitReceipt there) =>
        sent.OrderBy(part => part.Name, StringComparer.Ordinal).SequenceEqual(there.Parts.OrderBy(part => part.Name, StringComparer.Ordinal))
            ? new DeliveryOutcome.Delivered(there)
            : new DeliveryOutcome.SetAside(new(DeliveryFault.Permanent, "digest-differs", $"The central system has other parts under {there.Id}, version {there.Number}."));
}
