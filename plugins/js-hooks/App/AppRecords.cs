using System.Collections;
using System.Globalization;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Models;
using Holdall.Plugins.JsHooks.Requests;
using Holdall.Records;
using Holdall.Values;
using Jint;
using Jint.Runtime;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>Finding records.</summary>
internal static class AppRecords
{
    public static void AddTo(HostType<ScriptApp> table) => table
        .Method("findFirstRecordByData", (app, a) => FindByData(app, a))
        .Method("findRecordsByFilter", (app, a) => List(app, a, a.Integer(3), a.Integer(4), a.Map(5), a.Text(2)).ToList())
        .Method("findFirstRecordByFilter", (app, a) => First(List(app, a, 1, 0, a.Map(2), "")))
        .Method("findAuthRecordByToken", (app, a) => FindByToken(app, a))
        .Method("canAccessRecord", CanAccess)
        .Method("expandRecord", (app, a) => Expand(app, a, [a.Require<Record>(0)]))
        .Method("expandRecords", (app, a) => Expand(app, a, [.. a.List(0).OfType<Record>()]));

    /// <summary>The collection that an argument is, or names.</summary>
    public static Collection CollectionOf(ScriptApp app, CallArguments a, int i) => a.Host<ScriptCollection>(i) is { } given
        ? given.Source
        : app.Services.Collections.Find(a.Text(i)) ?? throw new NoRowsException();

    private static IReadOnlyList<Record> List(ScriptApp app, CallArguments a, long limit, long offset, Dictionary<string, object?> values, string sort)
    {
        var filter = a.Text(1);
        var collection = CollectionOf(app, a, 0);
        var query = new RecordQuery
        {
            Filter = filter,
            Sort = sort,
            Limit = (int)Math.Clamp(limit, 0, int.MaxValue),
            Offset = (int)Math.Clamp(offset, 0, int.MaxValue),
            Parameters = [.. values.Select(v => (v.Key, Parameter(v.Value)))],
        };
        return AppType.Get(() => app.Services.Records.List(collection.Id, query));
    }

    private static Record First(IReadOnlyList<Record> found) => found.Count > 0 ? found[0] : throw new NoRowsException();

    private static object? Parameter(object? value) => value switch
    {
        DateTime time => DateText.Format(new DateTimeOffset(time)),
        DateTimeOffset time => time == default ? "" : DateText.Format(time),
        IEnumerable<KeyValuePair<string, object?>> map => Cast.Serialize(map),
        IEnumerable items and not string => Cast.Serialize(items),
        _ => value,
    };

    private static Record FindByData(ScriptApp app, CallArguments a)
    {
        var collection = CollectionOf(app, a, 0);
        var name = a.Text(1);
        var field = collection.Fields.Find(name) ?? throw new ScriptException($"invalid or missing field \"{name}\"");
        var value = RecordValues.ToField(a.Value(2));
        if (value is IEnumerable and not string) value = Cast.Serialize(value);
        var rows = AppType.Get(a, app.Services.Records.SelectAsync(
            collection.Id,
            $"SELECT * FROM {Quote(collection.Name)} WHERE {Quote(field.Name)} = :value LIMIT 1",
            [new Data.SqlParameter("value", value)]));
        return rows.Count > 0 ? rows[0] : throw new NoRowsException();
    }

    public static string Quote(string name) => "`" + name.Replace("`", "``", StringComparison.Ordinal) + "`";

    private static Record FindByToken(ScriptApp app, CallArguments a)
    {
        var token = a.Text(0);
        if (token.Length == 0) throw new ScriptException("missing token");
        return app.Services.Require<ITokens>("auth").FindRecord(token, a.Texts(1)) ?? throw new ScriptException("invalid or expired token");
    }

    private static object CanAccess(ScriptApp app, CallArguments a)
    {
        var record = a.Require<Record>(0);
        var info = a.Host<ScriptRequestInfo>(1)?.ToInfo() ?? RequestInfo.None;
        if (info.Auth.IsSuperuser) return true;
        if (a.IsNothing(2)) return false;
        var rule = a.Text(2);
        if (rule.Length == 0) return true;
        return AppType.Get(() => app.Services.Rules.Holds(rule, record, info));
    }

    private static Func<Collection, IReadOnlyList<string>, Task<IReadOnlyList<Record>>> Fetching(ScriptEngine engine, ScriptCallback fetch) =>
        async (collection, ids) =>
        {
            var found = await engine.RunHereAsync(() => ScriptValues.ToHost(engine, fetch.Call(collection, ids.ToList())));
            return [.. (found as IEnumerable<object?> ?? []).OfType<Record>()];
        };

    private static Dictionary<string, object?> Expand(ScriptApp app, CallArguments a, IReadOnlyList<Record> records)
    {
        var paths = a.IsNothing(1) ? [] : a.List(1).Select(path => Cast.ToText(path)).ToList();
        var fetch = a.Callback(2);
        var expanding = app.Services.Records.ExpandAsync;
        if (fetch is null) return AppType.Get(a, expanding(records, paths, null, default)).ToDictionary(path => path, Failure);
        var failed = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            try
            {
                if (AppType.Get(a, expanding(records, [path], Fetching(a.Engine, fetch), default)).Count > 0) failed[path] = Failure(path);
            }
            catch (Exception e) when (!ScriptErrors.IsFinal(e))
            {
                // What its function throws is told of the path; the other ones go on.
                failed[path] = e is JavaScriptException error ? ScriptErrors.ToHost(error) : e;
            }
        }

        return failed;
    }

    private static object? Failure(string path) => new ScriptException($"failed to expand \"{path}\"");
}
