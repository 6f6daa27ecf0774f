using System.Text.Json;
using Holdall.Collections;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Collections;

/// <summary>A row of <c>_collections</c> (spec 01, section 5). Columns are addressed by name, since old directories have them in another order.</summary>
internal static class CollectionRow
{
    public const string SelectAll =
        """
        SELECT `id`, `system`, `type`, `name`, `fields`, `indexes`, `listRule`, `viewRule`, `createRule`, `updateRule`, `deleteRule`, `options`, `created`, `updated`
        FROM `_collections` ORDER BY rowid
        """;

    public static Collection Read(Statement row)
    {
        var type = row.Text(2);
        using var options = JsonDocument.Parse(row.IsNull(11) ? "{}" : row.Text(11));
        return new Collection
        {
            Id = row.Text(0),
            System = row.Int64(1) != 0,
            Type = type,
            Name = row.Text(3),
            Fields = FieldJson.ReadList(row.Text(4)),
            Indexes = JsonSerializer.Deserialize(row.Text(5), SchemaJson.Default.StringArray) ?? [],
            ListRule = row.TextOrNull(6),
            ViewRule = row.TextOrNull(7),
            CreateRule = row.TextOrNull(8),
            UpdateRule = row.TextOrNull(9),
            DeleteRule = row.TextOrNull(10),
            Auth = type == CollectionTypes.Auth ? AuthOptionsJson.Read(options.RootElement) : null,
            ViewQuery = type == CollectionTypes.View && options.RootElement.TryGetProperty("viewQuery", out var query) ? query.GetString() ?? "" : null,
            Created = row.Text(12),
            Updated = row.Text(13),
        };
    }
}
