using Holdall.Collections;
using Holdall.Plugins.JsHooks.Sql;
using Holdall.Plugins.JsHooks.Sql.Expressions;
using Holdall.Plugins.JsHooks.Sql.Reading;
using Holdall.Records;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>Queries of the records of a collection.</summary>
internal static class RecordQueries
{
    public static SelectQuery For(ScriptApp app, Collection collection) => new(app.Services.Databases.Main)
    {
        Columns = [$"{{{{{collection.Name}}}}}.*"],
        Tables = [collection.Name],
        Rows = new RecordSource(app.Services.Records, collection),
    };

    /// <summary>The records of a query with conditions.</summary>
    public static IReadOnlyList<Record> List(ScriptApp app, CallArguments a, Collection collection, IEnumerable<SqlExpression?> conditions)
    {
        var query = For(app, collection);
        query.Where = new JoinedExpression(JoinedExpression.And, [.. conditions]);
        return Read(a, query);
    }

    /// <summary>The records of a query that functions of the script have added to.</summary>
    public static IReadOnlyList<Record> Filter(ScriptApp app, CallArguments a, Collection collection, SqlExpression condition, int firstFunction)
    {
        var query = For(app, collection);
        query.Where = condition;
        for (var i = firstFunction; i < a.Count; i++)
        {
            if (a.IsNothing(i)) continue;
            var filter = a.Callback(i) ?? throw new ArgumentException($"argument {i + 1} must be a function");
            if (Errors.ScriptErrors.HostErrorOf(filter.Call(query)) is { } error) Errors.ScriptErrors.Rethrow(error);
        }

        return Read(a, query);
    }

    /// <summary>How many records there are.</summary>
    public static object Count(ScriptApp app, CallArguments a, Collection collection, IEnumerable<SqlExpression?> conditions)
    {
        var query = new SelectQuery(app.Services.Databases.Main)
        {
            Columns = ["COUNT(*)"],
            Tables = [collection.Name],
            Where = new JoinedExpression(JoinedExpression.And, [.. conditions]),
        };
        return a.Wait(query.ToQuery().RunAsync()).Rows[0][0] ?? JsValue.Undefined;
    }

    private static IReadOnlyList<Record> Read(CallArguments a, SelectQuery query) => ((RecordSource)query.Rows!).Read(a.Engine, query.ToQuery());
}
