using Holdall.Plugins.JsHooks.Sql.Expressions;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Sql.Reading;

/// <summary>What statements and SELECTs have in common: running them and reading what they give.</summary>
internal static class Executors
{
    public static void AddTo<T>(HostType<T> table, Func<T, CallArguments, SqlQuery> toQuery) where T : notnull => table
        .Action("one", (target, a) => Destinations.ReadOne(a, toQuery(target, a), target as SelectQuery, a[0]))
        .Action("all", (target, a) => Destinations.ReadAll(a, toQuery(target, a), target as SelectQuery, a[0]))
        .Action("column", (target, a) => Destinations.ReadColumn(a, toQuery(target, a), a[0]))
        .Action("row", (target, a) => Destinations.ReadRow(a, toQuery(target, a)))
        .Method("rows", (target, a) => new SqlRows(a.Wait(toQuery(target, a).RunAsync())));

    /// <summary>Reads the row with an id.</summary>
    public static JsValue Model(SelectQuery query, CallArguments a)
    {
        var id = new HashExpression(new Dictionary<string, object?> { ["id"] = a.Value(0) });
        query.Where = JoinedExpression.Join(JoinedExpression.And, query.Where, id);
        Destinations.ReadOne(a, query.ToQuery(), query, a[1]);
        return JsValue.Undefined;
    }
}
