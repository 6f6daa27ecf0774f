using System.Globalization;

namespace Holdall.Migrations;

/// <summary>The number that a migration's name begins with, its place in the order: <c>1700000000</c> of <c>1700000000_create_posts.js</c>.</summary>
public static class MigrationNumber
{
    /// <summary>How many seconds ahead of the clock a number may be that counts. What is further ahead was chosen by somebody.</summary>
    private const long MostAhead = 3600;

    /// <summary>
    /// The number of a new migration: the time in Unix seconds, or the next one after the highest of those that are there. So what is written later also runs
    /// later, however much is written within a second. Numbers that are more than an hour ahead of the time don't count.
    /// </summary>
    /// <param name="names">The names of all files that are there, of whatever kind.</param>
    /// <param name="now">The time.</param>
    public static long Next(IEnumerable<string> names, DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds();
        var next = seconds;
        foreach (var name in names)
        {
            if (Of(name) is { } number && number >= next && number <= seconds + MostAhead) next = number + 1;
        }

        return next;
    }

    /// <summary>The digits before the first <c>_</c>; null if it begins otherwise.</summary>
    private static long? Of(string name)
    {
        var end = name.IndexOf('_', StringComparison.Ordinal);
        return end > 0 && long.TryParse(name.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
