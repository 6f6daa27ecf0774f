using System.Text.Json;
using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Storage;
using Holdall.Fields;

namespace Holdall.Host.Commands.Doctor;

/// <summary>Whether the tables are as the collections say, and their values as the fields.</summary>
internal sealed class CollectionChecks(UnchangedDatabase database)
{
    private static readonly string[] OwnTables = ["_collections", "_params", "_migrations"];

    private static readonly string[] Types = [CollectionTypes.Base, CollectionTypes.Auth, CollectionTypes.View];

    private static readonly string[] Systems =
    [
        SystemCollections.Superusers, SystemCollections.ExternalAuths, SystemCollections.Mfas, SystemCollections.Otps, SystemCollections.AuthOrigins,
    ];

    private readonly List<Finding> _found = [];

    /// <summary>Collections whose table has a column for each field.</summary>
    public List<StoredCollection> Whole { get; } = [];

    public List<Finding> Run()
    {
        var objects = database.Rows("SELECT name, type FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'").ToLookup(static row => row[1], static row => row[0]);
        var names = new HashSet<string>(OwnTables, StringComparer.OrdinalIgnoreCase);
        foreach (var row in database.Rows("SELECT id, name, type, fields, indexes, options FROM _collections"))
        {
            var isNew = names.Add(row[1]);
            if (!isNew) Add("duplicate-collection", row[1], "another collection has the same name", "delete its row in _collections, or give it another name there");
            var isView = row[2] == CollectionTypes.View;
            if (Parse(row) is not { } fields || !isNew) continue;
            if (!objects[isView ? "view" : "table"].Contains(row[1], StringComparer.OrdinalIgnoreCase))
            {
                var remedy = isView ? "save the collection in the dashboard" : "restore a backup, or delete the collection";
                Add("missing-table", row[1], isView ? "its view is missing" : "its table is missing", remedy);
            }
            else if (!isView)
            {
                CheckTable(new StoredCollection(row[0], row[1], fields));
                CheckIndexes(row[1], row[4], objects["index"]);
            }
        }

        foreach (var missing in Systems.Where(name => !names.Contains(name)))
            Add("missing-collection", missing, "the system collection is missing", "restore a backup");
        foreach (var table in objects["table"])
        {
            if (!names.Contains(table)) Add("unknown-table", table, "the table belongs to no collection", "delete it by DROP TABLE if nobody needs it");
        }

        return _found;
    }

    private FieldList? Parse(string[] row)
    {
        try
        {
            if (!Types.Contains(row[2])) throw new InvalidOperationException($"\"{row[2]}\" is no type of collections.");
            JsonDocument.Parse(row[5].Length == 0 ? "{}" : row[5]).Dispose();
            _ = JsonSerializer.Deserialize<string[]>(row[4].Length == 0 ? "[]" : row[4]);
            return FieldJson.ReadList(row[3]);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            Add("broken-collection", row[1], "its row in _collections can't be read: " + e.Message, "restore a backup, or import the collection again");
            return null;
        }
    }

    private void CheckIndexes(string collection, string statements, IEnumerable<string> there)
    {
        foreach (var statement in JsonSerializer.Deserialize<string[]>(statements.Length == 0 ? "[]" : statements) ?? [])
        {
            var name = IndexStatement.Parse(statement).Name;
            if (name.Length > 0 && !there.Contains(name, StringComparer.OrdinalIgnoreCase))
                Add("missing-index", $"{collection}.{name}", "the index is missing", "change the index in the dashboard and change it back");
        }
    }

    private void CheckTable(StoredCollection collection)
    {
        var columns = database.Columns(collection.Name);
        var isWhole = true;
        foreach (var field in collection.Fields)
        {
            if (columns.Remove(field.Name))
            {
                if (Oddity(field) is { } odd) CheckValues(collection, field, odd.Condition, odd.Is);
                continue;
            }

            isWhole = false;
            Add("missing-column", $"{collection.Name}.{field.Name}", "the field has no column", "add it in the SQL console by ALTER TABLE … ADD COLUMN, or restore a backup");
        }

        foreach (var column in columns)
            Add("unknown-column", $"{collection.Name}.{column}", "the column belongs to no field", "remove it by ALTER TABLE … DROP COLUMN if nobody needs it");
        if (isWhole) Whole.Add(collection);
    }

    private void CheckValues(StoredCollection collection, Field field, string condition, string what)
    {
        var column = SqlName.Quote(field.Name);
        var sql = $"SELECT count(*), min(id) FROM {SqlName.Quote(collection.Name)} WHERE {condition.Replace("{0}", column, StringComparison.Ordinal)}";
        foreach (var row in database.Rows(sql))
        {
            if (row[0] == "0") continue;
            Add("odd-value", $"{collection.Name}.{field.Name}", $"{row[0]} record(s) with {what}, {row[1]} for one", "save a proper value in each of them");
        }
    }

    /// <summary>What a value of a field can't be, as SQL, and in words.</summary>
    private static (string Condition, string Is)? Oddity(Field field) => field switch
    {
        NumberField => ("typeof({0}) NOT IN ('integer', 'real', 'null')", "a value that is no number"),
        BoolField => ("{0} NOT IN (0, 1)", "a value that is neither true nor false"),
        JsonField or GeoPointField => ("{0} IS NOT NULL AND {0} != '' AND NOT json_valid({0})", "a value that is no JSON"),
        { IsMultiple: true } => ("{0} IS NOT NULL AND {0} != '' AND (NOT json_valid({0}) OR json_type({0}) != 'array')", "a value that is no list"),
        _ => ("typeof({0}) NOT IN ('text', 'null')", "a value that is no text"),
    };

    private void Add(string kind, string subject, string message, string remedy) => _found.Add(new Finding(kind, subject, message, remedy));
}

/// <summary>A collection as far as it can be read without the engine.</summary>
internal sealed record StoredCollection(string Id, string Name, FieldList Fields);
