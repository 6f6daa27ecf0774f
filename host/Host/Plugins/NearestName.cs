namespace Holdall.Host.Plugins;

/// <summary>Which name somebody may have meant.</summary>
internal static class NearestName
{
    private const int MaxDistance = 3;

    /// <summary>A change in fewer letters makes another word rather than a misspelt one.</summary>
    private const int LettersOfChange = 3;

    /// <summary>The known name that the fewest changes of letters lead to; null when none is near.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        string? nearest = null;
        var least = Math.Min(MaxDistance, (name.Length + 1) / LettersOfChange);
        foreach (var other in known)
        {
            var distance = Distance(name.ToLowerInvariant(), other.ToLowerInvariant());
            if (distance > least || (distance == least && nearest is not null)) continue;
            (nearest, least) = (other, distance);
        }

        return nearest;
    }

    /// <summary>The end of a sentence about a name that means nothing; empty when none is near.</summary>
    public static string Hint(string name, IEnumerable<string> known) => Of(name, known) is { } nearest ? $"; \"{nearest}\" may be meant" : "";

    /// <summary>The number of letters to add, leave out or exchange (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j < row.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                var changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
