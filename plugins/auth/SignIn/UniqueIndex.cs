using System.Text.RegularExpressions;
using Holdall.Collections;

namespace Holdall.Plugins.Auth.SignIn;

/// <summary>What the unique index of one column says about comparing its values.</summary>
/// <param name="IgnoresCase">Whether letter case does not count.</param>
internal sealed partial record UniqueIndex(bool IgnoresCase)
{
    /// <summary>Letter case counts.</summary>
    public static readonly UniqueIndex Exact = new(false);

    private static readonly UniqueIndex Folding = new(true);

    /// <summary>The unique index that has this column only, or null.</summary>
    public static UniqueIndex? Of(Collection collection, string column)
    {
        foreach (var statement in collection.Indexes)
        {
            var match = Form().Match(statement);
            if (!match.Success || !match.Groups["name"].Value.Equals(column, StringComparison.OrdinalIgnoreCase)) continue;
            return match.Groups["collation"].Value.Equals("nocase", StringComparison.OrdinalIgnoreCase) ? Folding : Exact;
        }

        return null;
    }

    [GeneratedRegex(
        """
        \A\s*create\s+unique\s+index\s.*?\son\s+(?:[`"'\[][^`"'\]]+[`"'\]]|\w+)\s*
        \(\s*[`"'\[]?(?<name>\w+)[`"'\]]?(?:\s+collate\s+[`"'\[]?(?<collation>\w+)[`"'\]]?)?(?:\s+(?:asc|desc))?\s*\)
        """,
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
