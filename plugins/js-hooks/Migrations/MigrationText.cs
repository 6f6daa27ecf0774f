using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Holdall.Plugins.JsHooks.Json;
using Holdall.Values;

namespace Holdall.Plugins.JsHooks.Migrations;

/// <summary>The text of a file of migrations, in the form that PocketBase writes and reads.</summary>
/// <param name="types">Path of the type declarations, as seen from the folder of migrations.</param>
internal sealed class MigrationText(string types)
{
    private static readonly JsonWriterOptions Indented = JsonStyle.WriterOptions with { Indented = true, IndentSize = 2, NewLine = "\n", MaxDepth = 512 };

    /// <summary>A migration that does nothing yet.</summary>
    public string Empty() => File("  // add up queries...\n", "  // add down queries...\n");

    /// <summary>A migration that imports collections.</summary>
    public string Snapshot(object? collections) =>
        File($"  const snapshot = {Json(collections)};\n\n  return app.importCollections(snapshot, false);\n", "  return null;\n");

    /// <summary>A migration that makes a collection.</summary>
    public string Created(IReadOnlyDictionary<string, object?> collection) => File(Making(collection), Deleting(collection));

    /// <summary>A migration that deletes a collection.</summary>
    public string Deleted(IReadOnlyDictionary<string, object?> collection) => File(Deleting(collection), Making(collection));

    /// <summary>A migration that makes the changes of a collection, or null if there are none.</summary>
    public string? Updated(IReadOnlyDictionary<string, object?> before, IReadOnlyDictionary<string, object?> after)
    {
        var up = Changing(before, after);
        return up.Length == 0 ? null : File(Finding(before) + up, Finding(before) + Changing(after, before));
    }

    private string File(string up, string down) => $"/// <reference path=\"{types}\" />\nmigrate((app) => {{\n{up}}}, (app) => {{\n{down}}})\n";

    private static string Making(IReadOnlyDictionary<string, object?> collection) =>
        $"  const collection = new Collection({Json(collection)});\n\n  return app.save(collection);\n";

    private static string Deleting(IReadOnlyDictionary<string, object?> collection) =>
        $"  const collection = app.findCollectionByNameOrId({Json(collection["id"])});\n\n  return app.delete(collection);\n";

    private static string Finding(IReadOnlyDictionary<string, object?> collection) =>
        $"  const collection = app.findCollectionByNameOrId({Json(collection["id"])})\n\n";

    /// <summary>The statements between finding and saving; empty if nothing has changed.</summary>
    private static string Changing(IReadOnlyDictionary<string, object?> before, IReadOnlyDictionary<string, object?> after)
    {
        var text = new StringBuilder();
        var data = CollectionChanges.Options(before, after);
        if (data.Count > 0) text.Append(CultureInfo.InvariantCulture, $"  // update collection data\n  unmarshal({Json(data)}, collection)\n\n");
        foreach (var change in CollectionChanges.Fields(before, after))
        {
            text.Append(change switch
            {
                { Kind: FieldChange.Removed } => $"  // remove field\n  collection.fields.removeById({Json(change.Id)})\n\n",
                _ => $"  // {(change.Kind == FieldChange.Added ? "add" : "update")} field\n  collection.fields.addAt({change.Position}, new Field({Json(change.Field)}))\n\n",
            });
        }

        return text.Length == 0 ? "" : text.Append("  return app.save(collection)\n").ToString();
    }

    /// <summary>JSON that stands in a function: every line but the first is indented.</summary>
    private static string Json(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Indented)) PlainJson.Write(writer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan).Replace("\n", "\n  ", StringComparison.Ordinal);
    }
}
