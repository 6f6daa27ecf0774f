using System.Text.Json;
using Holdall.Engine.Schema;

namespace Holdall.Engine.Tests.Collections.Changes;

/// <summary>Looks at file and cache from all sides.</summary>
internal static class SchemaTruth
{
    /// <summary>Everything that a refused change must leave as it is.</summary>
    public static string Dump(TestSchema schema)
    {
        var text = new List<string>();
        Add("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name");
        Add("SELECT * FROM _collections ORDER BY rowid");
        foreach (var table in schema.Texts("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"))
        {
            if (table is not "_collections") Add($"SELECT * FROM `{table}` ORDER BY rowid");
        }

        text.AddRange(schema.Store.All.Select(Json));
        return string.Join('\n', text);

        void Add(string sql) => text.AddRange(
            Sql.Rows(schema.File, sql).Select(row => string.Join('|', row.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : value))));
    }

    /// <summary>Schema, table, indexes, rows and cache say the same as the model.</summary>
    public static void Check(TestSchema schema, ModelTable model)
    {
        schema.Texts("PRAGMA integrity_check").ShouldBe(["ok"]);
        CheckColumns(schema, model);
        CheckRows(schema, model);
        schema.Texts($"SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = '{model.Name}' AND sql IS NOT NULL ORDER BY name").ShouldBe(model.IndexStatements());
        schema.Texts("SELECT count(*) FROM peek").ShouldBe([model.Rows.Count.ToString()]);
        CheckCache(schema);
    }

    private static void CheckColumns(TestSchema schema, ModelTable model)
    {
        var columns = Sql.Rows(schema.File, $"SELECT name, type || ' ' || dflt_value FROM pragma_table_info('{model.Name}') WHERE name NOT IN ('id', 'shown')");
        columns.Select(row => $"{row[0]} {row[1]}").ShouldBe(model.Fields.Select(field => $"{field.Name} {ModelTable.ColumnOf(field)}"), ignoreOrder: true);
        schema.Texts($"SELECT json_extract(value, '$.name') FROM _collections, json_each(fields) WHERE _collections.name = '{model.Name}'")
            .ShouldBe(["id", "shown", .. model.Fields.Select(field => field.Name)]);
    }

    private static void CheckRows(TestSchema schema, ModelTable model)
    {
        var columns = string.Concat(model.Fields.Select(field => $", CAST(`{field.Name}` AS TEXT)"));
        Sql.Rows(schema.File, $"SELECT id{columns} FROM `{model.Name}` ORDER BY id").Select(row => string.Join('|', row))
            .ShouldBe(model.Rows.Select(row => string.Join('|', [row.Key, .. model.Fields.Select(field => row.Value[field.Id])])));
    }

    /// <summary>The cache is what a process that starts now would read, and every table belongs to a collection.</summary>
    private static void CheckCache(TestSchema schema)
    {
        var fresh = new SchemaCache(schema.Databases);
        fresh.Reload();
        schema.Store.All.Select(Json).ShouldBe(fresh.Current.All.Select(Json));
        schema.Texts("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' AND name NOT IN ('_collections', '_migrations', '_params')")
            .ShouldBe(schema.Store.All.Select(collection => collection.Name), ignoreOrder: true);
    }

    private static string Json(Holdall.Collections.Collection collection)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) CollectionJson.Write(writer, collection);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
