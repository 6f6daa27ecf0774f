namespace Holdall.Architecture.Tests;

/// <summary>What a second database engine would have to replace stays in one place.</summary>
public sealed class DatabaseSeam
{
    /// <summary>Places that have to do with SQLite by choice.</summary>
    private static readonly string[] Knowing =
    [
        "host/Engine/Storage/",
        // Hangfire's storage is SQLite, whatever the records are in.
        "host/Host/Jobs/",
        // A list of assemblies that a process must have only once.
        "host/Host/Plugins/SharedAssemblies.cs",
    ];

    private static readonly string[] Types =
        ["Microsoft.Data.Sqlite", "SQLitePCL", "using SQLite;", "SqliteException", "SqliteConnection", "SQLiteConnection", "sqlite3_", "SQLITE_"];

    [Fact]
    public void Only_storage_and_the_job_storage_know_the_types_of_SQLite() =>
        new[] { "abstractions", "host", "plugins" }.SelectMany(folder => ProjectTree.Users(folder, Knowing, Types)).ShouldBeEmpty();
}
