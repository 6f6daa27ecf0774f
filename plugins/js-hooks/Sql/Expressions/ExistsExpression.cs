namespace Holdall.Plugins.JsHooks.Sql.Expressions;

/// <summary>A query that has rows, or none.</summary>
internal sealed class ExistsExpression(SqlExpression? query, bool isNegated) : SqlExpression
{
    public override string Build(SqlValues values)
    {
        if (query?.Build(values) is { Length: > 0 } sql) return (isNegated ? "NOT EXISTS (" : "EXISTS (") + sql + ")";
        return isNegated ? "" : "0=1";
    }
}
