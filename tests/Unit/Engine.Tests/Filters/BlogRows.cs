using System.Text;
using System.Text.Json;
using Holdall.Collections;
using Holdall.Engine.Storage;
using Holdall.Fields;

namespace Holdall.Engine.Tests.Filters;

/// <summary>The collections of the fixture and their tables.</summary>
internal static class BlogRows
{
    private static readonly Field[] AuthFields =
    [
        new PasswordField { Name = "password", Hidden = true },
        new TextField { Name = "tokenKey", Hidden = true },
        new EmailField { Name = "email" },
        new BoolField { Name = "emailVisibility" },
        new BoolField { Name = "verified" },
        new TextField { Name = "name" },
    ];

    public static readonly Collection[] Collections =
    [
        Make("users", CollectionTypes.Auth, null, [.. AuthFields, To("boss", "users", 1)]),
        Make("members", CollectionTypes.Auth, "", AuthFields),
        Make("_superusers", CollectionTypes.Auth, null, AuthFields),
        Make("tags", CollectionTypes.Base, "", [new TextField { Name = "name" }, new NumberField { Name = "num" }]),
        Make("posts", CollectionTypes.Base, "", PostFields()),
        Make("comments", CollectionTypes.Base, "public = true",
        [
            To("post", "posts", 1),
            To("about", "posts", 9),
            new TextField { Name = "body" },
            new BoolField { Name = "public" },
        ]),
        Make("seo", CollectionTypes.Base, "", [To("post", "posts", 1), new TextField { Name = "slug" }]) with
        {
            Indexes = ["CREATE UNIQUE INDEX `idx_seo` ON `seo` (`post`)"],
        },
    ];

    public static string Tables()
    {
        var sql = new StringBuilder();
        foreach (var collection in Collections)
        {
            var columns = collection.Fields.Select(field => $"{SqlName.Quote(field.Name)} {Definition(field)}");
            sql.AppendLine($"CREATE TABLE {SqlName.Quote(collection.Name)} ({string.Join(", ", columns)});");
            foreach (var index in collection.Indexes) sql.Append(index).AppendLine(";");
        }

        return sql.ToString();
    }

    /// <summary>The rows that describe the collections.</summary>
    public static string CollectionRows()
    {
        var sql = new StringBuilder("DROP TABLE IF EXISTS _collections; CREATE TABLE _collections (id, system, type, name, fields, indexes, ");
        sql.AppendLine("listRule, viewRule, createRule, updateRule, deleteRule, options, created, updated);");
        foreach (var collection in Collections)
        {
            var fields = JsonSerializer.Serialize<IEnumerable<object>>(collection.Fields, JsonSerializerOptions.Web);
            var indexes = JsonSerializer.Serialize(collection.Indexes);
            var rule = collection.ListRule is null ? "NULL" : $"'{collection.ListRule}'";
            sql.Append($"INSERT INTO _collections VALUES ('{collection.Id}', 0, '{collection.Type}', '{collection.Name}', '{fields}', '{indexes}', ");
            sql.AppendLine($"{rule}, NULL, NULL, NULL, NULL, '{{}}', '', '');");
        }

        return sql.ToString();
    }

    private static Field[] PostFields() =>
    [
        new TextField { Name = "title" },
        new NumberField { Name = "views" },
        new BoolField { Name = "active" },
        new DateField { Name = "published" },
        new JsonField { Name = "meta" },
        new GeoPointField { Name = "loc" },
        new SelectField { Name = "kind", MaxSelect = 1, Values = ["news", "blog"] },
        new SelectField { Name = "kinds", MaxSelect = 9, Values = ["x", "y", "xy", "z"] },
        To("tags", "tags", 9),
        To("lead", "users", 1),
        new TextField { Name = "secret", Hidden = true },
    ];

    private static Collection Make(string name, string type, string? listRule, Field[] fields) => new()
    {
        Id = "id_" + name,
        Name = name,
        Type = type,
        ListRule = listRule,
        Auth = type == CollectionTypes.Auth ? new AuthOptions() : null,
        Fields = FieldList.Create([new TextField { Name = "id", System = true }, .. fields]),
    };

    private static RelationField To(string name, string target, long most) => new() { Name = name, CollectionId = "id_" + target, MaxSelect = most };

    private static string Definition(Field field) => field switch
    {
        { Name: "id" } => "TEXT PRIMARY KEY NOT NULL",
        NumberField => "NUMERIC DEFAULT 0 NOT NULL",
        BoolField => "BOOLEAN DEFAULT FALSE NOT NULL",
        JsonField => "JSON DEFAULT NULL",
        GeoPointField => """JSON DEFAULT '{"lon":0,"lat":0}' NOT NULL""",
        { IsMultiple: true } => "JSON DEFAULT '[]' NOT NULL",
        _ => "TEXT DEFAULT '' NOT NULL",
    };
}
