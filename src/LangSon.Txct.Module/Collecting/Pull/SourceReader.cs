using LangSon.Txct.Collecting.Sources;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Collecting.Pull;

/// <summary>Reads a source's list into the register: what changed, or everything where it is time to compare, or where what came is odd.</summary>
internal sealed class SourceReader(ISourceRegister register, IOptions<CollectingOptions> options, TimeProvider time, ILogger<SourceReader> logger)
{
    /// <summary>How far the source is read now. After any other answer the next reading begins where this one began.</summary>
    public async Task<Answer<SourceReading>> ReadAsync(IReportSource source, CancellationToken cancel)
    {
        var before = await register.FindAsync(source.Id, cancel);
        if (ReadingPlan.Since(before, source.Traits, options.Value, time.GetUtcNow()) is { } since)
        {
            var changed = await new Listing(source, register, before, since, time).RunAsync(cancel);
            if (changed is not Answer<Listed>.Ok { Value: var list })
            {
                return changed.As<SourceReading>();
            }

            if (!list.IsOdd)
            {
                return new Answer<SourceReading>.Ok(list.After);
            }

            Log.Doubted(logger, source.Id);
            await register.KeepAsync(source, before with { IsDoubtful = true }, cancel);
        }

        var whole = await new Listing(source, register, before, null, time).RunAsync(cancel);
        return whole is Answer<Listed>.Ok { Value: var all } ? new Answer<SourceReading>.Ok(await CompareAsync(source, all, cancel)) : whole.As<SourceReading>();
    }

    /// <summary>What is here and was not listed has gone only after several such readings, and never much at once.</summary>
    private async Task<SourceReading> CompareAsync(IReportSource source, Listed all, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var absences = source.Traits.KeepsAll
            ? Absences.Of(await register.KnownAsync(source.Id, cancel), all.Ids, options.Value.AbsenceApart, now)
            : new Absences([], null);
        if (absences.Alarm is { } alarm)
        {
            Log.NothingConcluded(logger, source.Id, alarm);
        }

        var after = all.After with { ComparedAt = now, Listed = all.Ids.Count, Alarm = absences.Alarm };
        await register.CompareAsync(source, absences.Away, after, cancel);
        return after;
    }
}
