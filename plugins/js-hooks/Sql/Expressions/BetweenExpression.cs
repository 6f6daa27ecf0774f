namespace Holdall.Plugins.JsHooks.Sql.Expressions;

/// <summary>A column whose value lies between two others, or not.</summary>
internal sealed class BetweenExpression(string column, object? from, object? to, bool isNegated) : SqlExpression
{
    public override string Build(SqlValues values) =>
        $"{SqlNames.Column(column)} {(isNegated ? "NOT BETWEEN" : "BETWEEN")} {values.Add(from)} AND {values.Add(to)}";
}
