using System.Text.RegularExpressions;

namespace Holdall.Plugins.JsHooks.Sql;

/// <summary>Statements with placeholders <c>{:name}</c>, columns <c>[[name]]</c> and tables <c>{{name}}</c> as SQLite takes them.</summary>
internal static partial class SqlText
{
    public static string ToSqlite(string sql) => Marks().Replace(sql, mark => mark.Value switch
    {
        ['{', ':', .. var name, '}'] => ":" + name,
        ['{', '{', .. var name, '}', '}'] => SqlNames.Table(name),
        ['[', '[', .. var name, ']', ']'] => SqlNames.Column(name),
        var other => other,
    });

    /// <summary>Names of the placeholders of a statement.</summary>
    public static IEnumerable<string> Placeholders(string sql) =>
        Marks().Matches(sql).Where(m => m.Value[1] == ':').Select(m => m.Value[2..^1]).Distinct(StringComparer.Ordinal);

    [GeneratedRegex("""\{:\w+\}|\{\{[\w\-. ]+\}\}|\[\[[\w\-.* ]+\]\]""", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
