using LangSon.Txct.Transport;
using LangSon.Txct.Transport.Host;

namespace LangSon.Txct.Central;

/// <summary>Reads a list of the host to its end, page by page.</summary>
internal static class HostPages
{
    private const int PageSize = 200;

    public static async Task<Answer<CentralList<T>>> AllAsync<T>(
        string list, DateTimeOffset? modifiedSince, Func<string, CancellationToken, Task<Answer<HostPage<T>>>> page, CancellationToken cancel)
    {
        List<T> items = [];
        DateTimeOffset? asOf = null;
        var next = $"{list}?limit={PageSize}{PeerQuery.Since(modifiedSince)}";
        HashSet<string> asked = [next];
        while (true)
        {
            var answer = await page(next, cancel);
            if (answer is not Answer<HostPage<T>>.Ok { Value: var got })
            {
                return answer.As<CentralList<T>>();
            }

            items.AddRange(got.Items);
            asOf ??= got.AsOf;
            if (got.Next is null)
            {
                return new Answer<CentralList<T>>.Ok(new CentralList<T>(items, asOf.Value, got.Epoch));
            }

            if (!got.Next.Contains('?'))
            {
                return new Answer<CentralList<T>>.Unavailable($"The link to the next page of {list} has no question.", null);
            }

            // Only the question is taken from the link: the address stays the one in the settings.
            next = $"{list}?{got.Next.Split('?', 2)[^1]}";
            if (!asked.Add(next))
            {
                return new Answer<CentralList<T>>.Unavailable($"The list of {list} leads back to a page that was read already.", null);
            }
        }
    }
}
