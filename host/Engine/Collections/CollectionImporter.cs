using System.Buffers;
using System.Text;
using System.Text.Json;
using Holdall.Collections;
using Holdall.Engine.Collections.Validation;
using Holdall.Engine.Requests;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Values;

namespace Holdall.Engine.Collections;

/// <summary>Brings the collections in line with a list, in one transaction: all are saved first and checked then.</summary>
internal sealed class CollectionImporter(
    Databases databases, SchemaCache schema, CollectionStore store, CollectionValidator validator, KnownCollectionOptions? options = null)
{
    public const string FailureCode = "validation_collections_import_failure";

    private static readonly JsonWriterOptions Indented = JsonStyle.WriterOptions with { Indented = true, NewLine = "\n" };

    /// <exception cref="ApiException">400 with what is wrong; nothing was changed.</exception>
    public Task RunAsync(IEnumerable<IDictionary<string, object?>> entries, bool deleteMissing, CancellationToken aborted) => databases.Main.RunAsync(
        async () =>
        {
            var imports = new List<ImportedCollection>();
            foreach (var entry in entries) imports.Add(TryLoad(entry.AsReadOnly(), deleteMissing));
            var ordered = imports.OrderBy(import => import.Collection.IsView).ThenBy(import => import.Collection.Created, StringComparer.Ordinal)
                .ThenBy(import => import.Collection.Updated, StringComparer.Ordinal).ToList();
            if (deleteMissing) await DeleteOthersAsync(imports, aborted);
            foreach (var import in ordered) await SaveAsync(import, aborted);
            foreach (var import in ordered) Check(import);
        },
        aborted);

    private ImportedCollection TryLoad(IReadOnlyDictionary<string, object?> entry, bool deleteMissing)
    {
        try
        {
            return Load(entry, deleteMissing);
        }
        catch (JsonException e)
        {
            // Where the serializer found it says enough; its text names our types.
            throw new CollectionSaveException(e.Path is { Length: > 2 } path ? $"value of a wrong type in \"{path[2..]}\"" : e.Message, e);
        }
    }

    private ImportedCollection Load(IReadOnlyDictionary<string, object?> entry, bool deleteMissing)
    {
        var (id, name, type) = (Text(entry, "id"), Text(entry, "name"), Text(entry, "type"));
        var old = schema.Current.Find(id.Length > 0 ? id : name);
        if (old is null)
        {
            var fresh = CollectionDefaults.New(type) with { Name = name };
            return new ImportedCollection(null, CollectionMerge.Apply(fresh, entry, options));
        }

        var merged = CollectionMerge.Apply(old, entry, options);
        if (deleteMissing && !CollectionMerge.TryFind(entry, "fields", out _)) merged = merged with { Fields = FieldList.Empty };
        return new ImportedCollection(old, merged with { Fields = KeepFields(old, merged, deleteMissing) });
    }

    /// <summary>System fields, and without <c>deleteMissing</c> all fields, stay; one of the same name and type takes over the id first.</summary>
    private static FieldList KeepFields(Collection old, Collection merged, bool deleteMissing)
    {
        var fields = new List<Field>(merged.Fields);
        foreach (var field in old.Fields)
        {
            if ((deleteMissing && !field.System) || fields.Exists(other => other.Id == field.Id)) continue;
            var same = fields.FindIndex(other => other.Name == field.Name && other.Type == field.Type);
            if (same >= 0) fields[same] = field;
            else fields.Add(field);
        }

        return FieldList.Create(fields.ToArray());
    }

    private async Task DeleteOthersAsync(List<ImportedCollection> imports, CancellationToken aborted)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var import in imports) kept.Add(import.Collection.Id);
        foreach (var collection in schema.Current.All.OrderBy(collection => collection.Updated, StringComparer.Ordinal).ToList())
        {
            if (!collection.System && !kept.Contains(collection.Id)) await store.DeleteAsync(collection, isChecked: false, aborted);
        }
    }

    private async Task SaveAsync(ImportedCollection import, CancellationToken aborted)
    {
        try
        {
            import.Collection = await store.SaveAsync(import.Old, import.Collection, isValidated: false, aborted);
        }
        catch (Exception e) when (e is not (ApiException or OperationCanceledException))
        {
            var text = $"failed to save collection \"{import.Collection.Name}\": {e.Message}";
            throw Failures.IsUnexpected(e) ? new InvalidOperationException(text, e) : new CollectionSaveException(text, e);
        }
    }

    /// <summary>New collections are checked against themselves, since they exist by now.</summary>
    private void Check(ImportedCollection import)
    {
        var collection = schema.Current.FindById(import.Collection.Id) ?? import.Collection;
        using var read = databases.Main.Read();
        var errors = validator.Validate(read.Session, collection, import.Old ?? collection);
        if (!errors.Any) return;
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Indented)) errors.WriteMessagesTo(writer);
        var message = $"Data validations failed for collection \"{collection.Name}\" ({collection.Id}):\n{Encoding.UTF8.GetString(buffer.WrittenSpan)}.";
        new FieldErrors().Add("collections", FailureCode, message).ThrowIfAny("Failed to import collections.");
    }

    private static string Text(IReadOnlyDictionary<string, object?> entry, string name)
    {
        CollectionMerge.TryFind(entry, name, out var value);
        return value as string ?? "";
    }

    private sealed class ImportedCollection(Collection? old, Collection collection)
    {
        public Collection? Old { get; } = old;

        public Collection Collection { get; set; } = collection;
    }
}
