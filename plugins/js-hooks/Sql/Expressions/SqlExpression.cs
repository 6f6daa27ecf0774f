namespace Holdall.Plugins.JsHooks.Sql.Expressions;

/// <summary>A condition of a statement.</summary>
internal abstract class SqlExpression
{
    /// <summary>Its SQL, which is empty when there is no condition. The values that it uses are added.</summary>
    public abstract string Build(SqlValues values);

    /// <summary>The SQL of something in a statement: an expression, or a value in its placeholder.</summary>
    public static string Of(object? value, SqlValues values) => value is SqlExpression expression ? expression.Build(values) : values.Add(value);
}
