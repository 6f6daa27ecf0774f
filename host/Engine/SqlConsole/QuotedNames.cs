using System.Text.RegularExpressions;

namespace Holdall.Engine.SqlConsole;

/// <summary>The marks <c>{{table}}</c> and <c>[[column]]</c>, which stand for quoted names wherever they are, inside texts too.</summary>
internal static partial class QuotedNames
{
    public static string Resolve(string sql) =>
        Mark().Replace(sql, static mark => '`' + mark.Groups["name"].Value.Replace("`", "``", StringComparison.Ordinal) + '`');

    [GeneratedRegex(@"\{\{(?<name>[\w\- .""]+)\}\}|\[\[(?<name>[\w\- .""]+)\]\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();
}
