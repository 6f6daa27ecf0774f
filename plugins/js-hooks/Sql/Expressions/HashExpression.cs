using System.Collections;

namespace Holdall.Plugins.JsHooks.Sql.Expressions;

/// <summary>Columns that have these values, in the order of their names.</summary>
internal sealed class HashExpression(IReadOnlyDictionary<string, object?> columns) : SqlExpression
{
    public override string Build(SqlValues values)
    {
        var parts = columns.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => Part(c.Key, c.Value, values)).Where(p => p.Length > 0);
        return string.Join(" AND ", parts);
    }

    private static string Part(string column, object? value, SqlValues values)
    {
        switch (value)
        {
            case null:
                return SqlNames.Column(column) + " IS NULL";
            case SqlExpression expression:
                return expression.Build(values) is { Length: > 0 } sql ? "(" + sql + ")" : "";
            case IList list and not (byte[] or ByteList):
                return new InExpression(column, [.. list.Cast<object?>()], isNegated: false).Build(values);
            default:
                return SqlNames.Column(column) + "=" + values.Add(value);
        }
    }
}
