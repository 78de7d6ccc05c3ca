using LangSon.Txct.Central;

namespace LangSon.Txct.Delivery;

/// <summary>Sends one delivery: its bytes, then the commit that makes it count, then reads it back and compares.</summary>
internal sealed class Shipment(ICentralSystem central, PartUpload upload)
{
    public Task<DeliveryOutcome> SendAsync(OutboxEntry delivery, CancellationToken cancel) => delivery.Kind switch
    {
        DeliveryPayload.Document => SendDocumentAsync(delivery, DeliveryPayload.Read<DocumentVersion>(delivery.PayloadJson), cancel),
        DeliveryPayload.PublicationSet => SendSetAsync(delivery, DeliveryPayload.Read<PublicationSet>(delivery.PayloadJson), cancel),
        DeliveryPayload.Withdrawal => SendWithdrawalAsync(delivery, DeliveryPayload.Read<Withdrawal>(delivery.PayloadJson), cancel),
        DeliveryPayload.Report => SendReportAsync(delivery, DeliveryPayload.Read<ReportVersion>(delivery.PayloadJson), cancel),
        DeliveryPayload.Notice => SendNoticeAsync(delivery, DeliveryPayload.Read<Notice>(delivery.PayloadJson), cancel),
        _ => throw new InvalidOperationException($"Nobody knows how to send a {delivery.Kind}."),
    };

    private Task<DeliveryOutcome> SendDocumentAsync(OutboxEntry delivery, DocumentVersion version, CancellationToken cancel) => SendVersionAsync(
        delivery, version.Parts,
        uploads => central.CommitDocumentAsync(version, uploads, cancel),
        () => central.FindDocumentVersionAsync(version.DocumentId, version.Number, cancel),
        cancel,
        isShownLater: version.SetId is not null);

    private Task<DeliveryOutcome> SendReportAsync(OutboxEntry delivery, ReportVersion version, CancellationToken cancel) => SendVersionAsync(
        delivery, version.Attachments,
        uploads => central.CommitReportAsync(version, uploads, cancel),
        () => central.FindReportVersionAsync(version.ReportId, version.Number, cancel),
        cancel);

    /// <summary>Arrived when each member is visible with its number, or was withdrawn since.</summary>
    private Task<DeliveryOutcome> SendSetAsync(OutboxEntry delivery, PublicationSet set, CancellationToken cancel) => SendEffectAsync(
        delivery,
        () => central.CommitSetAsync(set, cancel),
        async () =>
        {
            foreach (var member in set.Members)
            {
                var found = await central.FindDocumentVersionAsync(member.DocumentId, member.Number, cancel);
                if (found is not (Answer<CommitReceipt?>.Ok { Value: not null } or Answer<CommitReceipt?>.Withdrawn))
                {
                    return found is Answer<CommitReceipt?>.Ok ? new Answer<bool>.Ok(false) : found.As<bool>();
                }
            }

            return new Answer<bool>.Ok(true);
        });

    /// <summary>Arrived when the central system says of the document that it was withdrawn.</summary>
    private Task<DeliveryOutcome> SendWithdrawalAsync(OutboxEntry delivery, Withdrawal withdrawal, CancellationToken cancel) => SendEffectAsync(
        delivery,
        () => central.WithdrawDocumentAsync(withdrawal, cancel),
        async () => await central.FindDocumentAsync(withdrawal.DocumentId, cancel) switch
        {
            Answer<CommitReceipt?>.Withdrawn => new Answer<bool>.Ok(true),
            Answer<CommitReceipt?>.Ok => new Answer<bool>.Ok(false),
            var unknown => unknown.As<bool>(),
        });

    private async Task<DeliveryOutcome> SendNoticeAsync(OutboxEntry delivery, Notice notice, CancellationToken cancel)
    {
        var answer = await central.SendNoticeAsync(notice, cancel);
        return answer is Answer<CommitReceipt>.Ok { Value: var receipt }
            ? new DeliveryOutcome.Delivered(receipt)
            : DeliveryOutcome.From(answer, delivery.PermanentFails);
    }

    /// <summary>Sends what has no bytes of its own, and looks whether it took effect. Repeated, it gives the receipt of the first time.</summary>
    private static async Task<DeliveryOutcome> SendEffectAsync(OutboxEntry delivery, Func<Task<Answer<CommitReceipt>>> commit, Func<Task<Answer<bool>>> isInEffect)
    {
        if (MayHaveArrived(delivery) && await isInEffect() is var asked and not Answer<bool>.Ok)
        {
            return DeliveryOutcome.From(asked, delivery.PermanentFails);
        }

        var committed = await commit();
        if (committed is not Answer<CommitReceipt>.Ok { Value: var receipt })
        {
            return DeliveryOutcome.From(committed, delivery.PermanentFails);
        }

        return await isInEffect() switch
        {
            Answer<bool>.Ok { Value: true } => new DeliveryOutcome.Delivered(receipt),
            Answer<bool>.Ok => new DeliveryOutcome.TryLater(new(DeliveryFault.Ambiguous, "no-effect", "It was acknowledged, but has not taken effect."), null),
            var unknown => DeliveryOutcome.From(unknown, delivery.PermanentFails),
        };
    }

    private async Task<DeliveryOutcome> SendVersionAsync(
        OutboxEntry delivery, IReadOnlyList<Part> parts,
        Func<IReadOnlyDictionary<string, string>, Task<Answer<CommitReceipt>>> commit, Func<Task<Answer<CommitReceipt?>>> find, CancellationToken cancel,
        bool isShownLater = false)
    {
        if (MayHaveArrived(delivery))
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
        if (committed is Answer<CommitReceipt>.Conflict { Latest: { } latest } && latest < delivery.Version - 1)
        {
            // It was restored from a copy without the version before this one, which goes again first once its list was compared.
            return new DeliveryOutcome.TryLater(new(DeliveryFault.Availability, "behind", $"The central system has version {latest} only."), null);
        }

        if (committed is not Answer<CommitReceipt>.Ok { Value: var kept })
        {
            return DeliveryOutcome.From(committed, delivery.PermanentFails);
        }

        if (isShownLater)
        {
            // Until its set is committed nobody can read it back: the receipt is all there is to compare.
            return Compare(parts, kept);
        }

        var found = await find();
        return found switch
        {
            Answer<CommitReceipt?>.Ok { Value: { } receipt } => Compare(parts, receipt),
            Answer<CommitReceipt?>.Ok => new DeliveryOutcome.TryLater(new(DeliveryFault.Ambiguous, "not-there", "The commit was acknowledged, but the version is not there."), null),
            _ => DeliveryOutcome.From(found, delivery.PermanentFails),
        };
    }

    /// <summary>An earlier try may have taken effect without anyone here hearing of it.</summary>
    private static bool MayHaveArrived(OutboxEntry delivery) => delivery is { TransientFails: > 0 } or { Claims: > 1 };

    private static DeliveryOutcome Compare(IReadOnlyList<Part> sent, CommitReceipt there) =>
        sent.OrderBy(part => part.Name, StringComparer.Ordinal).SequenceEqual(there.Parts.OrderBy(part => part.Name, StringComparer.Ordinal))
            ? new DeliveryOutcome.Delivered(there)
            : new DeliveryOutcome.SetAside(new(DeliveryFault.Permanent, "digest-differs", $"The central system has other parts under {there.Id}, version {there.Number}."));
}
