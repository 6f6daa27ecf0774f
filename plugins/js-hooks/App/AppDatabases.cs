using Holdall.Collections;
using Holdall.Data;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Models;
using Holdall.Plugins.JsHooks.Sql;
using Holdall.Plugins.JsHooks.Sql.Expressions;
using Holdall.Plugins.JsHooks.Sql.Reading;
using Holdall.Records;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>The databases of the application, and their tables.</summary>
internal static class AppDatabases
{
    private const string Logs = "_logs";

    /// <summary>How many records of a view that is tried a script gets at most.</summary>
    private const int MostSamples = 1000;

    public static void AddTo(HostType<ScriptApp> table)
    {
        foreach (var name in (string[])["db", "concurrentDB", "nonconcurrentDB"]) table.Method(name, app => new SqlBuilder(Main(app)));
        foreach (var name in (string[])["auxDB", "auxConcurrentDB", "auxNonconcurrentDB"]) table.Method(name, app => new SqlBuilder(Auxiliary(app)));
        table
            .Method("recordQuery", (app, a) => RecordQueries.For(app, AppRecords.CollectionOf(app, a, 0)))
            .Method("collectionQuery", app => Select(Main(app), "_collections", new CollectionSource(app.Services.Collections)))
            .Method("modelQuery", ModelQuery)
            .Method("auxModelQuery", app => Select(Auxiliary(app), Logs, null))
            .Method("logQuery", app => Select(Auxiliary(app), Logs, null))
            .Method("hasTable", (app, a) => HasTable(a, Main(app)))
            .Method("auxHasTable", (app, a) => HasTable(a, Auxiliary(app)))
            .Method("tableColumns", (app, a) => Rows(a, Main(app), "SELECT name FROM PRAGMA_TABLE_INFO({:t})").Select(row => row[0]).ToList())
            .Method("tableInfo", (app, a) => TableInfo(a, Main(app)))
            .Method("tableIndexes", (app, a) => Indexes(a, Main(app)))
            .Action("deleteTable", (app, a) => Execute(a, Main(app), "DROP TABLE IF EXISTS " + SqlNames.SimpleTable(a.Text(0))))
            .Action("saveView", (app, a) => SaveView(a, Main(app)))
            .Action("deleteView", (app, a) => Execute(a, Main(app), "DROP VIEW IF EXISTS " + SqlNames.SimpleTable(a.Text(0))))
            .Action("syncRecordTableSchema", (_, _) => throw Unsupported("a collection and its table are saved together"))
            .Method("createViewFields", (app, a) => FieldsOf(a, TryView(app, a, 0)))
            .Method("dryRunView", (app, a) => DryRun(app, a))
            .Action("vacuum", (app, a) => Execute(a, Main(app), "VACUUM"))
            .Action("auxVacuum", (app, a) => Execute(a, Auxiliary(app), "VACUUM"));
    }

    private static ViewSample TryView(ScriptApp app, CallArguments a, int most) => a.Wait(app.Services.Collections.TryViewAsync(a.Text(0), most));

    private static JsArray FieldsOf(CallArguments a, ViewSample view) => FieldsList.New(a.Engine, view.Fields.Select(a.Engine.Fields.Of));

    private static Dictionary<string, object?> DryRun(ScriptApp app, CallArguments a)
    {
        var view = TryView(app, a, (int)Math.Clamp(a.Integer(1), 0, MostSamples));
        return new(StringComparer.Ordinal) { ["fields"] = FieldsOf(a, view), ["sample"] = view.Records };
    }

    private static ScriptException Unsupported(string instead) => new("not supported: " + instead);

    private static IDatabase Main(ScriptApp app) => app.Services.Databases.Main;

    private static IDatabase Auxiliary(ScriptApp app) => app.Services.Databases.Auxiliary;

    private static SelectQuery Select(IDatabase database, string table, IRowSource? rows) =>
        new(database) { Columns = [$"{{{{{table}}}}}.*"], Tables = [table], Rows = rows };

    private static SelectQuery ModelQuery(ScriptApp app, CallArguments a) => (a[0] as HostObject)?.Target switch
    {
        Record record => RecordQueries.For(app, record.Collection),
        ScriptCollection => Select(Main(app), "_collections", new CollectionSource(app.Services.Collections)),
        _ => throw new ScriptException("not supported: only records and collections have a table that can be queried"),
    };

    private static IReadOnlyList<object?[]> Rows(CallArguments a, IDatabase database, string sql)
    {
        var query = new SqlQuery(database, sql);
        query.Values["t"] = a.Text(0);
        return a.Wait(query.RunAsync()).Rows;
    }

    private static object HasTable(CallArguments a, IDatabase database) =>
        Rows(a, database, "SELECT 1 FROM sqlite_schema WHERE type IN ('table', 'view') AND lower(name) = lower({:t}) LIMIT 1").Count > 0;

    private static List<Dictionary<string, object?>> TableInfo(CallArguments a, IDatabase database)
    {
        var rows = Rows(a, database, "SELECT pk, cid, name, type, [notnull], dflt_value FROM PRAGMA_TABLE_INFO({:t})");
        if (rows.Count == 0) throw new ScriptException($"there is no table \"{a.Text(0)}\"");
        return
        [
            .. rows.Select(row => new Dictionary<string, object?>
            {
                ["pk"] = row[0], ["index"] = row[1], ["name"] = row[2], ["type"] = row[3], ["notNull"] = row[4] is not 0L, ["defaultValue"] = row[5],
            }),
        ];
    }

    private static Dictionary<string, object?> Indexes(CallArguments a, IDatabase database) =>
        Rows(a, database, "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = {:t} AND sql IS NOT NULL")
            .ToDictionary(row => (string)row[0]!, row => row[1]);

    private static void SaveView(CallArguments a, IDatabase database)
    {
        var name = SqlNames.SimpleTable(a.Text(0));
        Execute(a, database, $"DROP VIEW IF EXISTS {name}; CREATE VIEW {name} AS SELECT * FROM ({a.Text(1).Trim().TrimEnd(';')})");
    }

    private static void Execute(CallArguments a, IDatabase database, string sql) => a.Wait(database.RunAsync(sql, []));
}
