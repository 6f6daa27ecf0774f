using System.Text.RegularExpressions;
using Holdall.Collections;

namespace Holdall.Engine.Rules;

/// <summary>Whether a unique index stands on a single column. A partial one counts (spec 03, section 6.4).</summary>
internal static partial class UniqueColumns
{
    public static bool Contains(Collection collection, string column)
    {
        foreach (var index in collection.Indexes)
        {
            var match = UniqueIndex().Match(index);
            if (match.Success && match.Groups[1].ValueSpan.Trim(" \t\r\n`\"[]").Equals(column, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>The column of a unique index that has only one, in any kind of quotes, with a collation or an order behind it.</summary>
    [GeneratedRegex(
        """^\s*CREATE\s+UNIQUE\s+INDEX\s[^(]*?\sON\s*[^(]*\(\s*(`[^`]+`|"[^"]+"|\[[^\]]+\]|\w+)\s*(?:COLLATE\s+\S+?\s*)?(?:ASC|DESC)?\s*\)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex UniqueIndex();
}
