namespace LangSon.Txct.Cli.Settings;

/// <summary>Which key somebody meant who mistyped one.</summary>
internal static class NearestKey
{
    /// <summary>The known key with the fewest changes, whatever the case; null if a third of the letters would have to change.</summary>
    public static string? Of(string typed, IEnumerable<string> known)
    {
        var (key, changes) = known.Select(each => (Key: each, Changes: Changes(typed.ToUpperInvariant(), each.ToUpperInvariant()))).MinBy(each => each.Changes);
        return changes * 3 < typed.Length ? key : null;
    }

    /// <summary>How many letters have to be put in, taken out or replaced.</summary>
    private static int Changes(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
