using LangSon.Txct.Collecting.Sources;

namespace LangSon.Txct.Collecting.Pull;

/// <summary>One reading of one source's list, page by page, to its end.</summary>
/// <param name="since">From where on is asked; null for everything.</param>
internal sealed class Listing(IReportSource source, ISourceRegister register, SourceReading before, DateTimeOffset? since, TimeProvider time)
{
    /// <summary>Pages of a list that does not end; no group has so many papers.</summary>
    private const int MostPages = 2000;

    /// <summary>A list whose pages shift while they are read is read again, so often at most.</summary>
    private const int MostPasses = 3;

    private const int MostIdLetters = 200;

    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly DateTimeOffset start = time.GetUtcNow();
    private DateTimeOffset? began;
    private string? epoch;
    private DateTimeOffset? newest = before.Newest;
    private TimeSpan lateness = before.Lateness;

    /// <summary>Reads all pages and moves the bound; what was listed, or that everything must be asked for.</summary>
    public async Task<Answer<Listed>> RunAsync(CancellationToken cancel)
    {
        for (var pass = 1; ; pass++)
        {
            var answer = await PassAsync(pass, cancel);
            if (answer is not Answer<bool>.Ok { Value: var isAtEnd })
            {
                return answer.As<Listed>();
            }

            if (isAtEnd || IsOdd)
            {
                return new Answer<Listed>.Ok(new Listed(IsOdd, ids, After()));
            }
        }
    }

    /// <summary>The source was restored from a copy, its clock went back, or it no longer has what it had a moment ago.</summary>
    private bool IsOdd { get; set; }

    /// <returns>Whether the reading is at its end; else a page told a row twice, or rows out of their order, and more may have slipped through.</returns>
    private async Task<Answer<bool>> PassAsync(int pass, CancellationToken cancel)
    {
        HashSet<string> asked = [];
        HashSet<string> seen = [];
        DateTimeOffset? last = null;
        var (isUnruly, isNew, pages) = (false, false, 0);
        string? cursor = null;
        do
        {
            var answer = await source.ListAsync(since, cursor, cancel);
            if (answer is not Answer<SourcePage>.Ok { Value: var page })
            {
                return answer.As<bool>();
            }

            if (Fault(page, asked, ++pages) is { } fault)
            {
                return new Answer<bool>.Unavailable(fault, null);
            }

            if (IsOdd)
            {
                return new Answer<bool>.Ok(false);
            }

            foreach (var row in page.Reports)
            {
                isUnruly |= !seen.Add(row.Id) || row.ModifiedAt < last;
                last = row.ModifiedAt;
                isNew |= row.Deleted ? ids.Remove(row.Id) : ids.Add(row.Id);
                newest = row.ModifiedAt > newest || newest is null ? row.ModifiedAt : newest;
            }

            cursor = page.NextCursor;
            var isAtEnd = cursor is null && (!isUnruly || pass == MostPasses || (pass > 1 && !isNew));
            if (isAtEnd && since is { } from && source.Traits.KeepsAll && !await HasAllOfAsync(from, seen, cancel))
            {
                IsOdd = true;
                isAtEnd = false;
            }

            // The bound moves with the last rows, or not at all.
            Learn(await register.ReceiveAsync(source, page.Reports, since is null, isAtEnd ? After() : null, time.GetUtcNow(), cancel));
            if (cursor is null)
            {
                return new Answer<bool>.Ok(isAtEnd);
            }
        }
        while (true);
    }

    private string? Fault(SourcePage page, HashSet<string> asked, int pages)
    {
        began ??= page.AsOf;
        epoch ??= page.Epoch;
        IsOdd = since is not null && (epoch != before.Epoch || began < since);
        return page switch
        {
            _ when page.Epoch != epoch => "The source was restored while it was read.",
            { NextCursor: { } next } when !asked.Add(next) => "The list leads back to a page that was read already.",
            { NextCursor: not null } when pages >= MostPages => "The list does not end.",
            _ when page.Reports.Any(row => row.Id.Length is 0 or > MostIdLetters) => "A row has no id, or one that is too long.",
            _ => null,
        };
    }

    /// <summary>Whether what changed here since then is all listed: else the source knows less than before.</summary>
    private async Task<bool> HasAllOfAsync(DateTimeOffset from, HashSet<string> seen, CancellationToken cancel) =>
        (await register.ChangedSinceAsync(source.Id, from, cancel)).All(seen.Contains);

    /// <summary>A row that an earlier question for what changed should have found came in later than its own time says.</summary>
    private void Learn(IReadOnlyList<SourceReport> added)
    {
        if (before.Bound is { } bound && since is null && before.Epoch == epoch)
        {
            lateness = added.Select(row => bound - row.ModifiedAt).Append(lateness).Max();
        }
    }

    private SourceReading After() => (before with
    {
        Bound = began, Epoch = epoch, Newest = newest, Lateness = lateness, Skew = began!.Value - start, IsDoubtful = false,
    }).With(time.GetUtcNow() - start);
}

/// <summary>A list that was read to its end.</summary>
/// <param name="IsOdd">The source knows less than it did: all of it must be asked for, and nothing was concluded.</param>
/// <param name="Ids">All that it has, tombstones left out.</param>
internal sealed record Listed(bool IsOdd, IReadOnlySet<string> Ids, SourceReading After);
