using System.Security.Claims;
using LangSon.Txct.Library.Search;
using LangSon.Txct.Publishing.Catalogue;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Library.Bundles;

/// <summary>Makes the bundles of the current round and those to come as soon as their documents are visible, so that no delegate waits for one.</summary>
internal sealed class Bundling(
    LibraryReader library, ICatalogue catalogue, ISearchIndex index, BundleFolder folder, IOptions<LibraryOptions> options, TimeProvider time, ILogger<Bundling> logger) : BackgroundService
{
    private const string Group = "group:";

    private HashSet<string> wanted = [];
    private string? followed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.IndexEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Log.BundlingFailed(logger, exception);
            }
        }
    }

    /// <summary>Only where documents have changed, or an hour has passed in which a round may have begun.</summary>
    private async Task FollowAsync(CancellationToken cancel)
    {
        var documents = await index.StampAsync(cancel);
        var stamp = $"{documents} {time.GetUtcNow().ToUnixTimeSeconds() / 3600}";
        if (stamp != followed)
        {
            await RunAsync(cancel);
            followed = stamp;
        }

        folder.Trim(wanted);
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        HashSet<string> current = [];
        foreach (var reader in await ReadersAsync(cancel))
        {
            var view = await library.ReadAsync(reader, isVisit: false, cancel);
            foreach (var shelf in view.Coming.Prepend(view.Current).Where(shelf => !shelf.IsEmpty))
            {
                var bundle = Bundle.Of(shelf);
                if (current.Add(bundle.Key) && await folder.OpenAsync(bundle, cancel) is OpenedBytes.Ready { Bytes: var bytes })
                {
                    await bytes.DisposeAsync();
                }
            }
        }

        wanted = current;
        folder.Trim(wanted);
    }

    /// <summary>One for each set of documents that delegates see: all of them, and each group for which there are documents of its own.</summary>
    private async Task<IReadOnlyList<ClaimsPrincipal>> ReadersAsync(CancellationToken cancel) =>
    [
        Delegate(null),
        .. (await catalogue.AllAsync(cancel)).SelectMany(document => document.Metadata.Audience).Where(named => named.StartsWith(Group, StringComparison.Ordinal)).Distinct().Select(named => Delegate(named[Group.Length..])),
    ];

    private static ClaimsPrincipal Delegate(string? group) => new(new ClaimsIdentity(
        [new Claim(Permissions.RoleClaim, "delegate"), .. group is null ? Array.Empty<Claim>() : [new Claim(Permissions.GroupClaim, group)]], nameof(Bundling)));
}
