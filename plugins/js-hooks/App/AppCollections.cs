using System.Text.Json;
using Holdall.Collections;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Models;
using Holdall.Values;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>Finding and changing collections.</summary>
internal static class AppCollections
{
    public static void AddTo(HostType<ScriptApp> table) => table
        .Method("findCollectionByNameOrId", (app, a) => Find(app, a))
        .Method("findCachedCollectionByNameOrId", (app, a) => Find(app, a))
        .Method("findAllCollections", (app, a) => FindAll(app, a.Texts(0)))
        .Method("isCollectionNameUnique", (app, a) => IsUnique(app, a.Text(0), a.Texts(1)))
        .Method("findCollectionReferences", (app, a) => References(app, a))
        .Method("findCachedCollectionReferences", (app, a) => References(app, a))
        .Action("importCollections", (app, a) => Import(app, a, a.List(0), a.Flag(1)))
        .Action("importCollectionsByMarshaledJSON", (app, a) => Import(app, a, Parse(a.Bytes(0)), a.Flag(1)))
        .Action("reloadCachedCollections", (_, _) => { });

    private static ScriptCollection Find(ScriptApp app, CallArguments a) =>
        new(app.Services.Collections.Find(a.Text(0)) ?? throw new NoRowsException());

    private static List<ScriptCollection> FindAll(ScriptApp app, string[] types) =>
        [.. app.Services.Collections.All.Where(c => types.Length == 0 || types.Contains(c.Type)).Select(c => new ScriptCollection(c))];

    private static object IsUnique(ScriptApp app, string name, string[] excludedIds) =>
        name.Length > 0 && (app.Services.Collections.All.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } taken
            || excludedIds.Contains(taken.Id));

    /// <summary>The names of the fields that refer to a collection, by the name of their own.</summary>
    private static Dictionary<string, object?> References(ScriptApp app, CallArguments a)
    {
        var target = AppRecords.CollectionOf(app, a, 0);
        var excluded = a.Texts(1);
        var found = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var collection in app.Services.Collections.All)
        {
            if (excluded.Contains(collection.Id)) continue;
            var fields = collection.Fields.OfType<Fields.RelationField>().Where(f => f.CollectionId == target.Id).Select(f => f.Name).ToList();
            if (fields.Count > 0) found[collection.Name] = fields;
        }

        return found;
    }

    private static void Import(ScriptApp app, CallArguments a, IReadOnlyList<object?> entries, bool deleteMissing)
    {
        // Nothing to import, together with the deletion of what is missing, would delete everything.
        if (entries.Count == 0) throw new ScriptException("there is no collection to import");
        AppType.Do(a, app.Services.Collections.ImportAsync([.. entries.OfType<IDictionary<string, object?>>()], deleteMissing));
    }

    private static IReadOnlyList<object?> Parse(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return Cast.FromElement(document.RootElement) as IReadOnlyList<object?> ?? [];
    }
}
