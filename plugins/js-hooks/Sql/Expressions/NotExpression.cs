namespace Holdall.Plugins.JsHooks.Sql.Expressions;

/// <summary>The opposite of a condition.</summary>
internal sealed class NotExpression(SqlExpression? expression) : SqlExpression
{
    public override string Build(SqlValues values) => expression?.Build(values) is { Length: > 0 } sql ? "NOT (" + sql + ")" : "";
}
