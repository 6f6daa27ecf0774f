using System.Text.RegularExpressions;
using Holdall.Collections;
using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Values;

namespace Holdall.Engine.Schema.Views;

/// <summary>Finds out the fields of a view from its query.</summary>
internal static partial class ViewInference
{
    private const int CloneSuffix = 4;

    /// <summary>The fields of the columns that SQLite reports, in their order.</summary>
    /// <exception cref="CollectionSaveException">The query can't be understood, or has no id.</exception>
    /// <exception cref="DatabaseException">The database does not take it.</exception>
    public static FieldList Infer(DbSession session, SchemaSnapshot schema, string query)
    {
        var fields = InferAny(session, schema, query);
        if (fields.Find("id") is not null) return fields;
        throw new CollectionSaveException("missing required id column (you can use `(ROW_NUMBER() OVER()) as id` if you don't have one)");
    }

    /// <summary>The fields for the checks, which say what is wrong with them: also those without an id, and none of a query that is not valid.</summary>
    public static FieldList InferForChecks(DbSession session, SchemaSnapshot schema, string query)
    {
        try
        {
            return InferAny(session, schema, query);
        }
        catch (Exception e) when (e is CollectionSaveException or DatabaseException)
        {
            return FieldList.Empty;
        }
    }

    private static FieldList InferAny(DbSession session, SchemaSnapshot schema, string query)
    {
        var normal = ViewQuery.Normalize(query);
        new ViewWork(schema).Require(normal);
        var suggestions = Suggest(schema, normal);
        var builder = new FieldListBuilder();
        foreach (var name in ViewTable.ColumnNames(session, normal)) builder.Add(suggestions.GetValueOrDefault(name) ?? Fallback(name));
        return builder.ToList();
    }

    private static Dictionary<string, Field> Suggest(SchemaSnapshot schema, string query)
    {
        var identifiers = ViewIdentifiers.Parse(query);
        var tables = new Dictionary<string, Collection>(StringComparer.Ordinal);
        foreach (var table in identifiers.Tables)
        {
            if (!table.Alias.Contains('(') && Collection(schema, table.Original) is { } collection) tables.TryAdd(table.Alias, collection);
        }

        var main = identifiers.Tables.Count > 0 ? tables.GetValueOrDefault(identifiers.Tables[0].Alias) : null;
        var fields = new Dictionary<string, Field>(StringComparer.Ordinal);
        foreach (var column in identifiers.Columns)
        {
            if (column.Alias == "*")
            {
                throw new CollectionSaveException(
                    "wildcard columns (*) are not supported - manually type the collection field names you want the view query to have");
            }

            fields[column.Alias] = Suggest(column, tables, main);
        }

        return fields;
    }

    private static Collection? Collection(SchemaSnapshot schema, string table) => schema.FindByName(table) is { } found && found.Name == table ? found : null;

    private static Field Suggest(ViewColumn column, Dictionary<string, Collection> tables, Collection? main)
    {
        var name = column.Alias;
        if (name == "id") return CollectionDefaults.Id() with { Min = 0, Max = 0, AutogeneratePattern = "" };
        if (column.Original.StartsWith("count(", StringComparison.OrdinalIgnoreCase)) return new NumberField { Name = name, OnlyInt = true };
        if (column.Original.StartsWith("total(", StringComparison.OrdinalIgnoreCase)) return new NumberField { Name = name };
        return FromCast(column) ?? FromTable(column, tables, main) ?? Fallback(name);
    }

    private static Field? FromCast(ViewColumn column) => Cast().Match(column.Original).Groups[1].Value.ToLowerInvariant() switch
    {
        "real" or "decimal" or "numeric" => new NumberField { Name = column.Alias },
        "int" or "integer" => new NumberField { Name = column.Alias, OnlyInt = true },
        "text" => new TextField { Name = column.Alias },
        "bool" or "boolean" => new BoolField { Name = column.Alias },
        _ => null,
    };

    private static Field? FromTable(ViewColumn column, Dictionary<string, Collection> tables, Collection? main)
    {
        var parts = column.Original.Split('.');
        var collection = parts.Length == 2 ? tables.GetValueOrDefault(parts[0]) : parts.Length == 1 ? main : null;
        if (collection is null) return null;
        foreach (var field in collection.Fields)
        {
            if (field.Name.Equals(parts[^1], StringComparison.OrdinalIgnoreCase)) return Copy(collection, field, column.Alias);
        }

        return null;
    }

    private static Field Copy(Collection collection, Field field, string alias)
    {
        if (field.Name != "id") return Clone(field, alias);
        return new RelationField { Name = alias, CollectionId = collection.Id, MaxSelect = 1 };
    }

    private static Field Clone(Field field, string alias) => field with { Id = "_clone_" + Ids.Random(CloneSuffix), Name = alias };

    private static JsonField Fallback(string name) => new() { Name = name, MaxSize = 1 };

    [GeneratedRegex(@"^\s*cast\s*\(.*\s+as\s+([A-Za-z]+)\s*\)\s*\z", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Cast();
}
