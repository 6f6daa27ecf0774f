using System.Buffers;
using System.Text.Json;
using Holdall.Collections;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Values;

namespace Holdall.Engine.Schema;

/// <summary>A row of <c>_collections</c>. Columns are addressed by name, since old directories have them in another order.</summary>
internal sealed class CollectionRow
{
    private const int ColumnCount = 14;

    private const string SelectSql =
        """
        SELECT `id`, `system`, `type`, `name`, `fields`, `indexes`, `listRule`, `viewRule`, `createRule`, `updateRule`, `deleteRule`, `options`, `created`, `updated`
        FROM `_collections`
        """;

    private const string InsertSql =
        """
        INSERT INTO `_collections` (`id`, `system`, `type`, `name`, `fields`, `indexes`, `listRule`, `viewRule`, `createRule`, `updateRule`, `deleteRule`, `options`, `created`, `updated`)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
        """;

    private const string UpdateSql =
        """
        UPDATE `_collections` SET `system` = ?2, `type` = ?3, `name` = ?4, `fields` = ?5, `indexes` = ?6, `listRule` = ?7, `viewRule` = ?8, `createRule` = ?9,
        `updateRule` = ?10, `deleteRule` = ?11, `options` = ?12, `created` = ?13, `updated` = ?14 WHERE `id` = ?1
        """;

    private readonly string?[] _texts = new string?[ColumnCount];

    private CollectionRow()
    {
    }

    public string Id => Text(0);

    public string Name => Text(3);

    /// <summary>All rows in the order of their creation, ready to step through.</summary>
    public static Statement All(DbSession session) => session.Prepare($"{SelectSql} ORDER BY {session.Dialect.RowId()}");

    public static CollectionRow Of(Statement row)
    {
        var read = new CollectionRow();
        for (var i = 0; i < ColumnCount; i++) read._texts[i] = row.TextOrNull(i);
        return read;
    }

    /// <summary>Whether another row holds the same.</summary>
    public bool IsSame(CollectionRow other) => _texts.AsSpan().SequenceEqual(other._texts);

    /// <param name="known">The options that plugins have added.</param>
    public Collection Read(KnownCollectionOptions known)
    {
        var type = Text(2);
        using var options = JsonDocument.Parse(_texts[11] ?? "{}");
        return new Collection
        {
            Id = Id,
            System = Text(1) is not ("" or "0"),
            Type = type,
            Name = Name,
            Fields = FieldJson.ReadList(Text(4)),
            Indexes = JsonSerializer.Deserialize<string[]>(Text(5), SchemaShape.Stored) ?? [],
            ListRule = _texts[6],
            ViewRule = _texts[7],
            CreateRule = _texts[8],
            UpdateRule = _texts[9],
            DeleteRule = _texts[10],
            Auth = type == CollectionTypes.Auth ? AuthOptionsJson.Read(options.RootElement) : null,
            ViewQuery = type == CollectionTypes.View ? ReadQuery(options.RootElement) : null,
            Extensions = known.Read(type, options.RootElement),
            Created = Text(12),
            Updated = Text(13),
        };
    }

    public static void Insert(DbSession session, Collection collection) => Write(session, InsertSql, collection);

    public static void Update(DbSession session, Collection collection) => Write(session, UpdateSql, collection);

    public static void Delete(DbSession session, string id)
    {
        using var statement = session.Prepare("DELETE FROM `_collections` WHERE `id` = ?1");
        statement.Bind(1, id);
        statement.Execute();
    }

    /// <summary>Compact JSON of the fields, as it is stored; also what tells whether they changed.</summary>
    public static byte[] FieldsJson(FieldList fields) => Json(fields, FieldJson.WriteList);

    public static byte[] IndexesJson(IReadOnlyList<string> indexes) => Json(indexes, static (writer, list) =>
    {
        writer.WriteStartArray();
        foreach (var index in list) writer.WriteStringValue(index);
        writer.WriteEndArray();
    });

    private string Text(int column) => _texts[column] ?? "";

    private static string ReadQuery(JsonElement options) => options.TryGetProperty("viewQuery", out var query) ? query.GetString() ?? "" : "";

    private static void Write(DbSession session, string sql, Collection collection)
    {
        using var statement = session.Prepare(sql);
        statement.Bind(1, collection.Id);
        statement.Bind(2, collection.System ? 1 : 0);
        statement.Bind(3, collection.Type);
        statement.Bind(4, collection.Name);
        statement.BindUtf8(5, FieldsJson(collection.Fields));
        statement.BindUtf8(6, IndexesJson(collection.Indexes));
        statement.Bind(7, collection.ListRule);
        statement.Bind(8, collection.ViewRule);
        statement.Bind(9, collection.CreateRule);
        statement.Bind(10, collection.UpdateRule);
        statement.Bind(11, collection.DeleteRule);
        statement.BindUtf8(12, Json(collection, WriteOptions));
        statement.Bind(13, collection.Created);
        statement.Bind(14, collection.Updated);
        statement.Execute();
    }

    private static void WriteOptions(Utf8JsonWriter writer, Collection collection)
    {
        if (collection.IsAuth && collection.Extensions.IsEmpty)
        {
            JsonSerializer.Serialize(writer, collection.Auth ?? new AuthOptions(), AuthOptionsJson.Stored);
            return;
        }

        writer.WriteStartObject();
        if (collection.IsView) writer.WriteString("viewQuery"u8, collection.ViewQuery ?? "");
        if (collection.IsAuth) AuthOptionsJson.WriteMembers(writer, collection.Auth ?? new AuthOptions(), AuthOptionsJson.Stored);
        collection.Extensions.WriteTo(writer, withKept: true);
        writer.WriteEndObject();
    }

    private static byte[] Json<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, JsonStyle.WriterOptions)) write(writer, state);
        return buffer.WrittenSpan.ToArray();
    }
}
