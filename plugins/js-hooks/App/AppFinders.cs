using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Records;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>Finding records by what identifies them.</summary>
internal static class AppFinders
{
    public static void AddTo(HostType<ScriptApp> table) => table
        .Method("findRecordById", (app, a) => ById(app, AppRecords.CollectionOf(app, a, 0), a.Text(1)))
        .Method("findRecordsByIds", (app, a) => ByIds(app, AppRecords.CollectionOf(app, a, 0), a.List(1)))
        .Method("findAllRecords", (app, a) => app.Services.Records.List(AppRecords.CollectionOf(app, a, 0).Id, new RecordQuery()).ToList())
        .Method("countRecords", (app, a) => app.Services.Records.Count(AppRecords.CollectionOf(app, a, 0).Id))
        .Method("findAuthRecordByEmail", ByEmail);

    private static Record ById(ScriptApp app, Collection collection, string id) =>
        app.Services.Records.Find(collection.Id, id) ?? throw new NoRowsException();

    private static List<Record> ByIds(ScriptApp app, Collection collection, IReadOnlyList<object?> ids) =>
        [.. ids.OfType<string>().Distinct().Select(id => app.Services.Records.Find(collection.Id, id)).OfType<Record>()];

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
