using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Records;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>Finds the record whose file a view shows.</summary>
internal static class AppViewFiles
{
    private const int MaxViews = 5;

    public static void AddTo(HostType<ScriptApp> table) => table.Method("findRecordByViewFile", Find);

    private static Record Find(ScriptApp app, CallArguments a)
    {
        var view = AppRecords.CollectionOf(app, a, 0);
        if (!view.IsView) throw new ScriptException("not a view collection");
        if (view.Fields.Find(a.Text(1)) is not FileField) throw new ScriptException("the query result field is not a file");
        return FindBehind(app, view, a.Text(2), MaxViews) ?? throw new NoRowsException();
    }

    /// <summary>Stored names are random, so the first record that holds the name is the one that the view shows.</summary>
    private static Record? FindBehind(ScriptApp app, Collection view, string file, int depth)
    {
        if (depth == 0) return null;
        foreach (var source in app.Services.Collections.All)
        {
            if (source.Id == view.Id || !view.ViewQuery!.Contains(source.Name, StringComparison.OrdinalIgnoreCase)) continue;
            if ((source.IsView ? FindBehind(app, source, file, depth - 1) : FindIn(app, source, file)) is { } found) return found;
        }

        return null;
    }

    private static Record? FindIn(ScriptApp app, Collection source, string file)
    {
        foreach (var field in source.Fields)
        {
            if (field is not FileField) continue;
            var filter = field.IsMultiple ? $"{field.Name}:each ?= {{:name}}" : $"{field.Name} = {{:name}}";
            if (app.Services.Records.FindFirst(source.Id, filter, ("name", file)) is { } owner) return owner;
        }

        return null;
    }
}
