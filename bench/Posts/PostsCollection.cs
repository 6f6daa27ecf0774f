using Microsoft.Data.Sqlite;

namespace Holdall.Bench.Posts;

/// <summary>The collection `posts`, open to everyone, in the two forms Holdall takes it: over the API and as a row.</summary>
internal static class PostsCollection
{
    public const string Id = "pbc_1125843985";

    public const string ApiBody = """
        {"name":"posts","type":"base","listRule":"","viewRule":"","createRule":"","updateRule":"","deleteRule":"","fields":[
        {"name":"title","type":"text"},{"name":"body","type":"text"},{"name":"views","type":"number"},{"name":"active","type":"bool"},
        {"name":"author","type":"text"},{"name":"created","type":"autodate","onCreate":true},
        {"name":"updated","type":"autodate","onCreate":true,"onUpdate":true}]}
        """;

    private const string IdField = """{"autogeneratePattern":"[a-z0-9]{15}","help":"","hidden":false,"id":"text3208210256","max":15,"min":15,"name":"id","pattern":"^[a-z0-9]+$","presentable":false,"primaryKey":true,"required":true,"system":true,"type":"text"}""";

    private const string NumberField = """{"help":"","hidden":false,"id":"number300981383","max":null,"min":null,"name":"views","onlyInt":false,"presentable":false,"required":false,"system":false,"type":"number"}""";

    private const string BoolField = """{"help":"","hidden":false,"id":"bool1260321794","name":"active","presentable":false,"required":false,"system":false,"type":"bool"}""";

    private const string CreatedField = """{"hidden":false,"id":"autodate2990389176","name":"created","onCreate":true,"onUpdate":false,"presentable":false,"system":false,"type":"autodate"}""";

    private const string UpdatedField = """{"hidden":false,"id":"autodate3332085495","name":"updated","onCreate":true,"onUpdate":true,"presentable":false,"system":false,"type":"autodate"}""";

    private const string InsertRow = """
        INSERT INTO `_collections` (`id`, `system`, `type`, `name`, `fields`, `indexes`, `listRule`, `viewRule`, `createRule`, `updateRule`, `deleteRule`, `options`)
        VALUES ($id, FALSE, 'base', 'posts', $fields, '[]', '', '', '', '', '', '{}')
        """;

    public static void InsertInto(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = InsertRow;
        command.Parameters.AddWithValue("$id", Id);
        command.Parameters.AddWithValue("$fields", FieldsJson());
        command.ExecuteNonQuery();
        PostsTable.CreateIn(connection);
    }

    private static string FieldsJson() => "[" + string.Join(',',
        IdField, TextField("title", "text724990059"), TextField("body", "text3685223346"), NumberField, BoolField,
        TextField("author", "text3182418120"), CreatedField, UpdatedField) + "]";

    private static string TextField(string name, string id) =>
        $$"""{"autogeneratePattern":"","help":"","hidden":false,"id":"{{id}}","max":0,"min":0,"name":"{{name}}","pattern":"","presentable":false,"primaryKey":false,"required":false,"system":false,"type":"text"}""";
}
