using Microsoft.Data.Sqlite;

namespace Holdall.TestKit.App;

/// <summary>A second look at a database file, past the engine.</summary>
public static class Sql
{
    /// <summary>The rows that a query finds.</summary>
    public static List<object?[]> Rows(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++) row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The first column of the rows that a query finds.</summary>
    public static List<string> Texts(string file, string sql) => [.. Rows(file, sql).Select(row => row[0]?.ToString() ?? "")];

    /// <summary>Runs statements.</summary>
    public static void Execute(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
