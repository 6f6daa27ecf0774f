namespace Holdall.Plugins.JsHooks.Sql.Expressions;

/// <summary>SQL as it was written.</summary>
internal sealed class RawExpression(string sql, IReadOnlyDictionary<string, object?>? parameters = null) : SqlExpression
{
    public override string Build(SqlValues values)
    {
        if (parameters is not null) values.Set(parameters);
        return sql;
    }
}
