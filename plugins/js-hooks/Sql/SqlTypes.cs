using Holdall.Data;
using Holdall.Plugins.JsHooks.Sql.Expressions;
using Holdall.Plugins.JsHooks.Sql.Reading;

namespace Holdall.Plugins.JsHooks.Sql;

/// <summary>The builder and its statements in scripts.</summary>
internal static class SqlTypes
{
    public static readonly HostType<SqlExpression> Expression = new("Expression");

    public static readonly HostType<LikeExpression> Like = new HostType<LikeExpression>("LikeExp", Expression)
        .Fluent("match", (like, a) => like.Match(a.Flag(0), a.Flag(1)))
        .Fluent("escape", (like, a) => like.Escape(a.Texts(0)));

    public static readonly HostType<SqlBuilder> Builder = new HostType<SqlBuilder>("Builder")
        .Method("newQuery", (db, a) => db.Query(a.Text(0)))
        .Method("select", (db, a) => db.Select(a.Texts(0)))
        .Method("insert", (db, a) => db.Insert(a.Text(0), a.Map(1)))
        .Method("update", (db, a) => db.Update(a.Text(0), a.Map(1), SqlArguments.Expression(a, 2)))
        .Method("delete", (db, a) => db.Delete(a.Text(0), SqlArguments.Expression(a, 1)))
        .Method("quote", (_, a) => SqlNames.Text(a.Text(0)))
        .Method("quoteSimpleTableName", (_, a) => SqlNames.SimpleTable(a.Text(0)))
        .Method("quoteSimpleColumnName", (_, a) => SqlNames.SimpleColumn(a.Text(0)))
        .With(AddSchema)
        .With(AddUnsupported);

    public static readonly HostType<SqlQuery> Query = new HostType<SqlQuery>("Query")
        .Fluent("bind", (query, a) => query.Values.Set(a.Map(0)))
        .Fluent("withContext", (_, _) => { })
        .Fluent("prepare", (_, _) => { })
        .Action("close", (_, _) => { })
        .Method("sql", query => query.Sql)
        .Method("params", query => query.Values)
        .Method("execute", (query, a) => a.Wait(query.RunAsync()))
        .With(table => Executors.AddTo(table, (query, _) => query));

    public static readonly HostType<SqlResult> Result = new HostType<SqlResult>("Result")
        .Method("lastInsertId", result => result.LastInsertId)
        .Method("rowsAffected", result => result.AffectedRows);

    private static void AddSchema(HostType<SqlBuilder> table) => table
        .Method("createTable", (db, a) => db.CreateTable(a.Text(0), a.Map(1), a.Texts(2)))
        .Method("renameTable", (db, a) => db.RenameTable(a.Text(0), a.Text(1)))
        .Method("dropTable", (db, a) => db.DropTable(a.Text(0)))
        .Method("truncateTable", (db, a) => db.TruncateTable(a.Text(0)))
        .Method("addColumn", (db, a) => db.AddColumn(a.Text(0), a.Text(1), a.Text(2)))
        .Method("dropColumn", (db, a) => db.DropColumn(a.Text(0), a.Text(1)))
        .Method("renameColumn", (db, a) => db.RenameColumn(a.Text(0), a.Text(1), a.Text(2)))
        .Method("createIndex", (db, a) => db.CreateIndex(a.Text(0), a.Text(1), a.Texts(2), isUnique: false))
        .Method("createUniqueIndex", (db, a) => db.CreateIndex(a.Text(0), a.Text(1), a.Texts(2), isUnique: true))
        .Method("dropIndex", (db, a) => db.DropIndex(a.Text(1)));

    private static void AddUnsupported(HostType<SqlBuilder> table)
    {
        foreach (var name in (string[])["upsert", "alterColumn", "addPrimaryKey", "dropPrimaryKey", "addForeignKey", "dropForeignKey"])
        {
            table.Method(name, db => db.Unsupported(name));
        }
    }
}
