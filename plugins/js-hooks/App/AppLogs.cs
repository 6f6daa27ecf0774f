using Holdall.Data;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Json;
using Holdall.Plugins.JsHooks.Sql;
using Holdall.Values;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>The entries of the log.</summary>
internal static class AppLogs
{
    private const string Table = "_logs";

    public static void AddTo(HostType<ScriptApp> table) => table
        .Method("findLogById", (app, a) => Find(app, a))
        .Method("logsStats", (app, a) => Statistics(app, a))
        .Action("deleteOldLogs", (app, a) => Delete(app, a));

    private static IDatabase Logs(ScriptApp app) => app.Services.Databases.Auxiliary;

    private static Dictionary<string, object?> Find(ScriptApp app, CallArguments a)
    {
        var result = a.Wait(Logs(app).RunAsync($"SELECT id, created, level, message, data FROM {Table} WHERE id = :id", [new SqlParameter("id", a.Text(0))]));
        if (result.Rows.Count == 0) throw new NoRowsException();
        var row = result.Rows[0];
        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["id"] = row[0],
            ["created"] = DateText.TryParse(row[1] as string ?? "", out var time) ? time : default,
            ["level"] = row[2],
            ["message"] = row[3],
            ["data"] = PlainJson.Parse(row[4] as string ?? "{}"),
        };
    }

    /// <summary>How many entries there are in each hour.</summary>
    private static List<Dictionary<string, object?>> Statistics(ScriptApp app, CallArguments a)
    {
        var query = new SelectQuery(Logs(app))
        {
            Columns = ["count(id) AS total", "strftime('%Y-%m-%d %H:00:00', created) AS date"],
            Tables = [Table],
            Where = SqlArguments.Expression(a, 0),
            Groups = ["date"],
        };
        var rows = a.Wait(query.ToQuery().RunAsync()).Rows;
        return [.. rows.Select(row => new Dictionary<string, object?>(StringComparer.Ordinal) { ["total"] = row[0], ["date"] = row[1] + ".000Z" })];
    }

    private static void Delete(ScriptApp app, CallArguments a)
    {
        var before = a.Value(0) switch
        {
            DateTime time => DateText.Format(new DateTimeOffset(time.Ticks, TimeSpan.Zero)),
            DateTimeOffset time => DateText.Format(time),
            var text => DateText.Normalize(Cast.ToText(text)),
        };
        if (before.Length == 0) throw new ArgumentException("deleteOldLogs needs a date");
        a.Wait(Logs(app).RunAsync($"DELETE FROM {Table} WHERE created <= :before", [new SqlParameter("before", before)]));
    }
}
