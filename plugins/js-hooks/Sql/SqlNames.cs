namespace Holdall.Plugins.JsHooks.Sql;

/// <summary>Quotes names of tables and columns; what is quoted already, or is no name, stays as it is.</summary>
internal static class SqlNames
{
    public static string Table(string name)
    {
        if (name.Contains('(', StringComparison.Ordinal) || IsMarked(name)) return name;
        return name.Contains('.', StringComparison.Ordinal) ? string.Join('.', name.Split('.').Select(SimpleTable)) : SimpleTable(name);
    }

    public static string Column(string name)
    {
        if (name.Contains('(', StringComparison.Ordinal) || IsMarked(name)) return name;
        var dot = name.LastIndexOf('.');
        return dot < 0 ? SimpleColumn(name) : Table(name[..dot]) + "." + SimpleColumn(name[(dot + 1)..]);
    }

    public static string Columns(IEnumerable<string> names) => string.Join(", ", names.Select(Column));

    public static string SimpleTable(string name) => IsQuoted(name) ? name : "`" + name + "`";

    public static string SimpleColumn(string name) => name == "*" || IsQuoted(name) ? name : "`" + name + "`";

    /// <summary>A text in quotes, as a value in SQL.</summary>
    public static string Text(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    private static bool IsMarked(string name) => name.Contains("[[", StringComparison.Ordinal) || name.Contains("{{", StringComparison.Ordinal);

    private static bool IsQuoted(string name) => name.Contains('`', StringComparison.Ordinal);
}
