using Holdall.Data;
using Holdall.Plugins.JsHooks.Sql.Expressions;

namespace Holdall.Plugins.JsHooks.Sql;

/// <summary>Makes statements for a database: <c>$app.db()</c> in scripts.</summary>
internal sealed class SqlBuilder(IDatabase database)
{
    public SqlQuery Query(string sql) => new(database, sql);

    public SelectQuery Select(IEnumerable<string> columns) => new(database) { Columns = [.. columns] };

    public SqlQuery Insert(string table, IReadOnlyDictionary<string, object?> columns)
    {
        if (columns.Count == 0) return Query($"INSERT INTO {SqlNames.Table(table)} DEFAULT VALUES");
        var values = new SqlValues();
        var names = columns.Keys.Order(StringComparer.Ordinal).ToList();
        var items = names.Select(name => SqlExpression.Of(columns[name], values)).ToList();
        return With($"INSERT INTO {SqlNames.Table(table)} ({SqlNames.Columns(names)}) VALUES ({string.Join(", ", items)})", values);
    }

    public SqlQuery Update(string table, IReadOnlyDictionary<string, object?> columns, SqlExpression? where)
    {
        var values = new SqlValues();
        var changes = columns.Keys.Order(StringComparer.Ordinal).Select(name => SqlNames.Column(name) + "=" + SqlExpression.Of(columns[name], values)).ToList();
        return With($"UPDATE {SqlNames.Table(table)} SET {string.Join(", ", changes)}{Where(where, values)}", values);
    }

    public SqlQuery Delete(string table, SqlExpression? where)
    {
        var values = new SqlValues();
        return With($"DELETE FROM {SqlNames.Table(table)}{Where(where, values)}", values);
    }

    public SqlQuery CreateTable(string table, IReadOnlyDictionary<string, object?> columns, IEnumerable<string> options)
    {
        var lines = columns.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{SqlNames.Column(c.Key)} {c.Value}");
        return Query(string.Join(' ', options.Prepend($"CREATE TABLE {SqlNames.Table(table)} ({string.Join(", ", lines)})")));
    }

    public SqlQuery RenameTable(string table, string name) => Query($"ALTER TABLE {SqlNames.Table(table)} RENAME TO {SqlNames.Table(name)}");

    public SqlQuery DropTable(string table) => Query("DROP TABLE " + SqlNames.Table(table));

    /// <summary>SQLite has no TRUNCATE.</summary>
    public SqlQuery TruncateTable(string table) => Query("DELETE FROM " + SqlNames.Table(table));

    public SqlQuery AddColumn(string table, string column, string type) =>
        Query($"ALTER TABLE {SqlNames.Table(table)} ADD {SqlNames.Column(column)} {type}");

    public SqlQuery DropColumn(string table, string column) => Query($"ALTER TABLE {SqlNames.Table(table)} DROP COLUMN {SqlNames.Column(column)}");

    public SqlQuery RenameColumn(string table, string column, string name) =>
        Query($"ALTER TABLE {SqlNames.Table(table)} RENAME COLUMN {SqlNames.Column(column)} TO {SqlNames.Column(name)}");

    public SqlQuery CreateIndex(string table, string name, IEnumerable<string> columns, bool isUnique) =>
        Query($"CREATE {(isUnique ? "UNIQUE " : "")}INDEX {SqlNames.Column(name)} ON {SqlNames.Table(table)} ({SqlNames.Columns(columns)})");

    public SqlQuery DropIndex(string name) => Query("DROP INDEX " + SqlNames.Column(name));

    /// <summary>For what SQLite can't do: the statement fails when it is run.</summary>
    public SqlQuery Unsupported(string what) => SqlQuery.NotSupported(database, what);

    private SqlQuery With(string sql, SqlValues values) => SqlQuery.With(database, sql, values);

    private static string Where(SqlExpression? where, SqlValues values) => where?.Build(values) is { Length: > 0 } sql ? " WHERE " + sql : "";
}
