using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Sql;
using Holdall.Plugins.JsHooks.Sql.Expressions;
using Holdall.Records;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>Finding records by what identifies them.</summary>
internal static class AppFinders
{
    public static void AddTo(HostType<ScriptApp> table) => table
        .Method("findRecordById", (app, a) => ById(app, a, AppRecords.CollectionOf(app, a, 0)))
        .Method("findRecordsByIds", (app, a) => ByIds(app, a, AppRecords.CollectionOf(app, a, 0)))
        .Method("findAllRecords", (app, a) => RecordQueries.List(app, a, AppRecords.CollectionOf(app, a, 0), SqlArguments.Expressions(a, 1)).ToList())
        .Method("countRecords", (app, a) => RecordQueries.Count(app, a, AppRecords.CollectionOf(app, a, 0), SqlArguments.Expressions(a, 1)))
        .Method("findAuthRecordByEmail", ByEmail);

    private static Record ById(ScriptApp app, CallArguments a, Collection collection)
    {
        if (a.Count <= 2) return app.Services.Records.Find(collection.Id, a.Text(1)) ?? throw new NoRowsException();
        var found = RecordQueries.Filter(app, a, collection, IdIs(collection, a.Text(1)), 2);
        return found.Count > 0 ? found[0] : throw new NoRowsException();
    }

    private static List<Record> ByIds(ScriptApp app, CallArguments a, Collection collection) =>
        [.. RecordQueries.Filter(app, a, collection, IdIs(collection, a.List(1).ToList()), 2)];

    private static HashExpression IdIs(Collection collection, object value) =>
        new(new Dictionary<string, object?> { [$"{collection.Name}.{FieldNames.Id}"] = value });

    /// <summary>Letter case counts, unless the collection itself says that addresses are the same in any.</summary>
    private static Record ByEmail(ScriptApp app, CallArguments a)
    {
        var collection = AppRecords.CollectionOf(app, a, 0);
        if (!collection.IsAuth) throw new ScriptException($"{collection.Name} is not an auth collection");
        var isAnyCase = app.Services.Collections.UniquenessOf(collection, FieldNames.Email) == Uniqueness.IgnoringCase;
        var found = AppType.Get(a, app.Services.Records.SelectAsync(
            collection.Id,
            $"SELECT * FROM {AppRecords.Quote(collection.Name)} WHERE `email` = :email{(isAnyCase ? " COLLATE NOCASE" : "")} LIMIT 1",
            [new Data.SqlParameter("email", a.Text(1))]));
        return found.Count > 0 ? found[0] : throw new NoRowsException();
    }
}
