namespace Holdall.Plugins.JsHooks.Sql.Expressions;

/// <summary>Conditions that hold all together, or of which one holds; those that are empty don't count.</summary>
internal sealed class JoinedExpression(string word, IReadOnlyList<SqlExpression?> expressions) : SqlExpression
{
    public const string And = "AND";
    public const string Or = "OR";

    /// <summary>One condition joined to another, either of which may be missing.</summary>
    public static SqlExpression? Join(string word, SqlExpression? a, SqlExpression? b) => a is null ? b : b is null ? a : new JoinedExpression(word, [a, b]);

    public override string Build(SqlValues values)
    {
        var parts = expressions.Select(e => e?.Build(values) ?? "").Where(p => p.Length > 0).ToList();
        return parts.Count <= 1 ? string.Concat(parts) : "(" + string.Join(") " + word + " (", parts) + ")";
    }
}
