using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>Reads from a host, over its contract, what is there in the end, and compares it with what was dropped.</summary>
/// <param name="service">A client of the contract that has a token.</param>
/// <param name="collection">What is read: documents or voter-contact-reports.</param>
/// <param name="id">The field that names one of them.</param>
/// <param name="files">The field, and the part of the path, that its files have.</param>
internal sealed class HostOracle(HttpClient service, string collection, string id, string files)
{
    private readonly ConcurrentDictionary<(string Id, int Number), IReadOnlyList<StoredPart>> read = new();

    /// <summary>What became of the papers with these digests.</summary>
    public async Task<OracleVerdict> JudgeAsync(IReadOnlyCollection<string> dropped, CancellationToken cancel)
    {
        var parts = (await ReadAsync(cancel)).Where(part => dropped.Contains(part.Sha256) || dropped.Contains(part.CountedSha256)).ToList();
        var versions = parts.Select(part => (part.DocumentId, part.Number)).Distinct();
        return new OracleVerdict(
            [.. dropped.Except(parts.Select(part => part.CountedSha256))],
            [.. parts.GroupBy(part => part.CountedSha256).Where(same => same.Count() > 1).Select(same => same.Key)],
            [.. parts.Where(part => part.IsTorn).Select(part => part.Sha256)],
            [.. await UntoldAsync(versions, cancel)]);
    }

    /// <summary>Every file of every version of each. A version that was read once is taken as it was read.</summary>
    public async Task<IReadOnlyList<StoredPart>> ReadAsync(CancellationToken cancel)
    {
        List<StoredPart> parts = [];
        foreach (var row in await ListAsync(cancel))
        {
            for (var number = 1; number <= row.GetProperty("n").GetInt32(); number++)
            {
                var key = (row.GetProperty(id).GetString()!, number);
                if (!read.TryGetValue(key, out var version))
                {
                    read[key] = version = await VersionAsync(key.Item1, number, cancel);
                }

                parts.AddRange(version);
            }
        }

        return parts;
    }

    /// <summary>What is wrong with the host as a whole, all of it read anew; empty if nothing is.</summary>
    /// <param name="everDropped">The digests of all papers that were ever dropped.</param>
    /// <param name="notices">How many notices the host has sent.</param>
    public async Task<string> AuditAsync(IReadOnlyCollection<string> everDropped, int notices, CancellationToken cancel)
    {
        read.Clear();
        var parts = await ReadAsync(cancel);
        var unexpected = parts.Count(part => !everDropped.Contains(part.CountedSha256));
        var torn = parts.Count(part => part.IsTorn);
        var doubled = parts.Count - parts.DistinctBy(part => part.CountedSha256).Count();
        var versions = parts.DistinctBy(part => (part.DocumentId, part.Number)).Count();
        return (unexpected, torn, doubled, notices - versions) == (0, 0, 0, 0)
            ? ""
            : $"of {parts.Count} parts {unexpected} are unexpected, {torn} torn, {doubled} doubled; of {versions} versions it was told {notices} times";
    }

    private async Task<List<JsonElement>> ListAsync(CancellationToken cancel)
    {
        List<JsonElement> rows = [];
        for (string? next = $"/txct-host/v1/{collection}?limit=500"; next is not null;)
        {
            var page = await service.GetFromJsonAsync<JsonElement>(next, cancel);
            rows.AddRange(page.GetProperty("data").EnumerateArray());
            next = page.GetProperty("links").GetProperty("next").GetString();
        }

        return rows;
    }

    private async Task<IReadOnlyList<StoredPart>> VersionAsync(string one, int number, CancellationToken cancel)
    {
        var version = await service.GetFromJsonAsync<JsonElement>($"{collection}/{one}/versions/{number}", cancel);
        List<StoredPart> parts = [];
        foreach (var part in version.GetProperty(files).EnumerateArray())
        {
            var name = part.GetProperty("name").GetString()!;
            var bytes = await service.GetByteArrayAsync($"{collection}/{one}/versions/{number}/{files}/{Uri.EscapeDataString(name)}", cancel);
            parts.Add(new StoredPart(
                one, number, name, part.GetProperty("sha256").GetString()!, Convert.ToHexStringLower(SHA256.HashData(bytes)),
                part.GetProperty("size").GetInt64() == bytes.Length));
        }

        return parts;
    }

    private async Task<IEnumerable<string>> UntoldAsync(IEnumerable<(string Id, int Number)> versions, CancellationToken cancel)
    {
        List<string> untold = [];
        foreach (var (one, number) in versions)
        {
            using var answer = await service.GetAsync($"notices/notice-{one}-{number}", cancel);
            if (answer.StatusCode == HttpStatusCode.NotFound)
            {
                untold.Add($"{one} {number}");
            }
        }

        return untold;
    }
}

/// <summary>One file as it lies in the host.</summary>
/// <param name="Sha256">What the host says.</param>
/// <param name="CountedSha256">What its bytes say.</param>
internal sealed record StoredPart(string DocumentId, int Number, string Name, string Sha256, string CountedSha256, bool HasItsSize)
{
    public bool IsTorn => Sha256 != CountedSha256 || !HasItsSize;
}

/// <summary>What is wrong in the end; all empty where nothing is.</summary>
/// <param name="Lost">Digests that were dropped and are not there.</param>
/// <param name="Doubled">Digests that are there more than once.</param>
/// <param name="Torn">Digests whose bytes or size are others.</param>
/// <param name="Untold">Versions of which nobody was told.</param>
internal sealed record OracleVerdict(IReadOnlyList<string> Lost, IReadOnlyList<string> Doubled, IReadOnlyList<string> Torn, IReadOnlyList<string> Untold)
{
    /// <summary>Empty if nothing is wrong.</summary>
    public string Complaint => string.Join("; ", new[] { Say("lost", Lost), Say("doubled", Doubled), Say("torn", Torn), Say("untold", Untold) }.Where(said => said.Length > 0));

    private static string Say(string word, IReadOnlyList<string> what) => what.Count == 0 ? "" : $"{what.Count} {word} ({string.Join(", ", what.Select(digest => digest[..Math.Min(16, digest.Length)]))})";
}
