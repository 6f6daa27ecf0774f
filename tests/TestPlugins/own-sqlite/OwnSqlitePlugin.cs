using System.Runtime.Loader;
using Microsoft.Data.Sqlite;

namespace Holdall.Plugins.OwnSqlite;

/// <summary>Brings copies of SQLite along, and tells which ones it gets.</summary>
public sealed class OwnSqlitePlugin : IPlugin
{
    public void Configure(PluginBuilder plugin) => plugin.AddEndpoints<OwnSqliteModule>();
}

internal sealed class OwnSqliteModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/own-sqlite", http => http.Response.WriteAsync(Seen()));

    private static string Seen()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 'ran'";
        return string.Join(
            ' ', command.ExecuteScalar(), ContextOf(typeof(SqliteConnection)), ContextOf(typeof(SQLitePCL.raw)), ContextOf(typeof(OwnSqlitePlugin)));
    }

    private static string ContextOf(Type type) => AssemblyLoadContext.GetLoadContext(type.Assembly) == AssemblyLoadContext.Default ? "shared" : "private";
}
