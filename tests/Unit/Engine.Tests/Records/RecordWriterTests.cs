using System.Buffers;
using System.Text;
using System.Text.Json;
using CsCheck;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Engine.Records;
using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Values;
using Record = Holdall.Records.Record;

namespace Holdall.Engine.Tests.Records;

/// <summary>A record is written in two ways, straight from its row and as an object that was prepared for its viewer. Nobody can tell which.</summary>
public sealed class RecordWriterTests
{
    private const string Everyone = "id != ''";
    private const string OnlyFirst = "@request.auth.id = 'first0000000000'";

    private static readonly Gen<Field> Fields = Gen.Select(
        Gen.OneOf<Field>(
            new TextField { Name = "x" }, new EmailField { Name = "x" }, new UrlField { Name = "x" }, new EditorField { Name = "x" },
            new PasswordField { Name = "x" }, new DateField { Name = "x" }, new AutodateField { Name = "x", OnCreate = true },
            new NumberField { Name = "x" }, new BoolField { Name = "x" }, new JsonField { Name = "x" }, new GeoPointField { Name = "x" },
            new SelectField { Name = "x", Values = ["a"] }, new SelectField { Name = "x", Values = ["a", "b"], MaxSelect = 2 },
            new FileField { Name = "x" }, new FileField { Name = "x", MaxSelect = 2 },
            new RelationField { Name = "x", CollectionId = "made0000000000" },
            new RelationField { Name = "x", CollectionId = "made0000000000", MaxSelect = 2 }),
        Gen.OneOf("a", "collectionIdOf", "collectionName0", "email", "emails", "password", "tokenKey", "verified2", "zz", "Ä"),
        Gen.Bool,
        Gen.Bool,
        (field, name, isHidden, isPresentable) => field with { Name = name, Hidden = isHidden, Presentable = isPresentable });

    /// <summary>As SQL: what the product stores, and what other programs may have left.</summary>
    private static readonly Gen<string> Values = Gen.OneOf(
        "''", "'a'", "'[\"a\",\"b\"]'", "'[\"a\",\"a\",\"\"]'", "'[1,{},null]'", "'['", "'{\"lon\":1.5,\"lat\":-2}'",
        "'{ \"lon\" : \"x\" }'", "' {}'", "' 1'", "'true '", "'tru'", "'null'", "'true'",
        "0", "1", "-9223372036854775808", "12.5", "1e300", "9e999", "'1e5'", "'0x10'", "'2026-01-02 03:04:05.678Z'",
        "'2026-01-02T03:04:05+02:00'", "'2026-13-01 00:00:00.000Z'",
        "'a\"b\\c' || char(9, 10, 127, 8232)", "'<b>ä😀&amp;'", "char(1)", "'\"\\ud800\"'", "'[\"\\ud800\"]'", "x'ff00'",
        "cast(x'5b22ff225d' AS TEXT)", "cast(x'61ff62' AS TEXT)", "cast(x'e28261' AS TEXT)", "cast(x'22eda08022' AS TEXT)",
        "cast(x'f09f98' AS TEXT)");

    private static readonly Gen<Shape> Shapes = Gen.Select(
        Gen.OneOf("base", "auth", "view", "view of accounts", "view of nothing"),
        Fields.Array[0, 8],
        Values.Array[30],
        Gen.OneOf(null, null, Everyone, OnlyFirst),
        (kind, fields, values, manageRule) => new Shape(kind, [.. fields.DistinctBy(field => field.Name)], values, manageRule));

    /// <param name="Kind">What collection it is, and what a view is made from.</param>
    /// <param name="Fields">Its fields, beside those that every collection of its type has.</param>
    /// <param name="Values">What stands in the columns.</param>
    /// <param name="ManageRule">The rule of an auth collection.</param>
    private sealed record Shape(string Kind, Field[] Fields, string[] Values, string? ManageRule)
    {
        public override string ToString()
        {
            var fields = Fields.Select(field => $"{field.Type} {field.Name}{(field.Hidden ? " hidden" : "")}");
            return $"{Kind} ({string.Join(", ", fields)}), {ManageRule}, {string.Join(", ", Values)}";
        }
    }

    [Fact]
    public Task Both_ways_to_write_a_record_give_the_same_bytes_for_any_viewer() => Shapes.SampleAsync(
        async shape =>
        {
            await using var engine = await TestEngine.OpenAsync();
            var table = await engine.StoreAsync(TableOf(shape));
            Fill(engine, table, shape.Values);
            var shown = shape.Kind.StartsWith("view", StringComparison.Ordinal) ? await engine.StoreAsync(ViewOf(table, shape.Kind)) : table;
            engine.Get<RecordEnricher>().IsNeededFor(shown).ShouldBe(shown.Auth?.ManageRule is not null);
            foreach (var viewer in ViewersOf(engine, table)) await CompareAsync(engine, shown, viewer);
        },
        iter: 100,
        threads: 1);

    private static Collection TableOf(Shape shape)
    {
        FieldList fields = [.. shape.Fields.Where(field => !IsAccounts(shape.Kind) || field.Name is not ("email" or "password" or "tokenKey"))];
        var options = AuthOptions.NewDefault() with { ManageRule = shape.ManageRule };
        return (IsAccounts(shape.Kind) ? Collection.NewAuth("made", fields, options) : Collection.NewBase("made", fields)) with { Id = "made0000000000" };
    }

    private static bool IsAccounts(string kind) => kind is "auth" or "view of accounts";

    /// <summary>The same fields; of nothing, when no row matches a second table, are all but the id NULL.</summary>
    private static Collection ViewOf(Collection table, string kind)
    {
        var columns = string.Concat(table.Fields.Where(field => field.Name != "id").Select(field => $", other.`{field.Name}`"));
        var join = kind == "view of nothing" ? "other.id IS NULL" : "other.id = made.id";
        return Collection.NewView("shown", $"SELECT made.id{columns} FROM made LEFT JOIN made AS other ON {join}");
    }

    private static void Fill(TestEngine engine, Collection table, string[] values)
    {
        string[] keys = table.IsAuth ? ["id", "tokenKey"] : ["id"];
        var names = table.Fields.Select(field => field.Name).Except(keys).ToArray();
        var next = 0;
        var sql = new StringBuilder("BEGIN;");
        foreach (var id in (string[])["first0000000000", "second000000000"])
        {
            sql.Append($"INSERT INTO made ({string.Join(", ", keys)}) VALUES ({string.Join(", ", keys.Select(_ => $"'{id}'"))});");
            foreach (var name in names) sql.Append($"UPDATE OR IGNORE made SET `{name}` = {values[next++ % values.Length]} WHERE id = '{id}';");
        }

        Sql.Execute(engine.File, sql.Append("COMMIT").ToString());
    }

    /// <summary>Nobody, one of the accounts, someone of another collection who has the same id, and a superuser.</summary>
    private static IEnumerable<AuthState> ViewersOf(TestEngine engine, Collection table) =>
    [
        AuthState.Guest,
        new(new Record(table) { Id = "first0000000000" }),
        new(new Record(table) { Id = "third0000000000" }),
        new(new Record(engine.Collections.Get("users")) { Id = "second000000000" }),
        new(new Record(engine.Collections.Get(SystemCollections.Superusers)) { Id = "first0000000000" }),
    ];

    private static async Task CompareAsync(TestEngine engine, Collection collection, AuthState viewer)
    {
        foreach (var id in engine.Texts($"SELECT id FROM {collection.Name}"))
        {
            var record = engine.Records.Find(collection.Name, id)!;
            await engine.Records.EnrichAsync([record], new RequestInfo { Auth = viewer });
            var (asRecord, asRow) = (Json(record.WriteTo), RowOf(engine, collection, id, viewer));
            (asRecord == asRow).ShouldBeTrue($"{asRecord}\n{asRow}");
        }
    }

    private static string RowOf(TestEngine engine, Collection collection, string id, AuthState caller)
    {
        // Who may manage a record sees of it what it sees itself.
        var isManager = collection.Auth?.ManageRule is { } rule && (rule == Everyone || caller.Id == "first0000000000");
        var viewer = isManager && !caller.IsSuperuser ? new Viewer(false, id) : Viewer.Of(caller, collection);
        var table = RecordTable.Of(collection);
        using var read = engine.Get<Databases>().Main.Read();
        using var row = read.Session.Prepare(table.SelectById);
        row.Bind(1, id);
        row.Step().ShouldBeTrue();
        return Json(writer => table.Json.Write(writer, row, viewer));
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, JsonStyle.WriterOptions)) write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
