using Holdall.Plugins.JsHooks.Sql.Expressions;

namespace Holdall.Plugins.JsHooks.Sql;

/// <summary>Arguments of scripts that are parts of statements.</summary>
internal static class SqlArguments
{
    /// <summary>A condition; null is none.</summary>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static SqlExpression? Expression(CallArguments a, int i) => a.Value(i) switch
    {
        null => null,
        SqlExpression expression => expression,
        _ => throw new ArgumentException($"argument {i + 1} must be an expression of $dbx"),
    };

    /// <summary>A condition and all that follow.</summary>
    public static List<SqlExpression?> Expressions(CallArguments a, int from) =>
        [.. Enumerable.Range(from, Math.Max(0, a.Count - from)).Select(i => Expression(a, i))];

    /// <summary>A value and all that follow.</summary>
    public static List<object?> Values(CallArguments a, int from) => [.. Enumerable.Range(from, Math.Max(0, a.Count - from)).Select(i => a.Value(i))];
}
