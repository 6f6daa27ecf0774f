namespace Holdall.Plugins.JsHooks.Sql.Expressions;

/// <summary>A column that has one of these values, or none of them.</summary>
internal sealed class InExpression(string column, IReadOnlyList<object?> choices, bool isNegated) : SqlExpression
{
    public override string Build(SqlValues values)
    {
        if (choices.Count == 0) return isNegated ? "" : "0=1";
        var name = SqlNames.Column(column);
        var parts = choices.Select(c => c is null ? "NULL" : Of(c, values)).ToList();
        if (parts.Count == 1) return name + (isNegated ? "<>" : "=") + parts[0];
        return name + (isNegated ? " NOT IN (" : " IN (") + string.Join(", ", parts) + ")";
    }
}
