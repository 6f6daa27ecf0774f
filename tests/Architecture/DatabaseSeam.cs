using System.Text.RegularExpressions;

namespace Holdall.Architecture.Tests;

/// <summary>Only the storage knows SQLite: what a second database engine would have to replace stays in one place.</summary>
public sealed partial class DatabaseSeam
{
    private static readonly string[] Rooms = ["abstractions", "host", "plugins"];

    /// <summary>Places that have to do with SQLite by choice.</summary>
    private static readonly string[] Knowing =
    [
        "host/Engine/Storage/",
        // Hangfire's storage is SQLite, whatever the records are in.
        "host/Host/Jobs/",
        // A list of assemblies that a process must have only once.
        "host/Host/Plugins/SharedAssemblies.cs",
        // Looks at the files as SQLite sees them, and at tables that no engine would open.
        "host/Host/Commands/Doctor/",
        // Tells where its native library is.
        "host/Host/Packaging/SqliteLibrary.cs",
    ];

    private static readonly string[] Types =
    [
        "Microsoft.Data.Sqlite", "SQLitePCL", "using SQLite;", "SqliteException", "SqliteConnection", "SQLiteConnection", "sqlite3_", "SQLITE_",
    ];

    /// <summary>Lines with a word of SQLite's SQL that mean something else.</summary>
    private static readonly string[] Exceptions =
    [
        // A name that no field may have, in the protocol.
        "host/Engine/Collections/Validation/FieldOptionsValidator.cs: _rowid_",
        // A term of the sorting of the protocol.
        "host/Engine/Filters/Sql/SortBuilder.cs: @rowid",
        "plugins/auth/SignIn/AuthOrigins.cs: @rowid",
        // A function in the queries of users, which tells the type of a field.
        "host/Engine/Schema/Views/ViewInference.cs: total(",
        // Scripts were written for SQLite: what they ask of the database itself is said in its words.
        "plugins/js-hooks/App/AppDatabases.cs: VACUUM",
        "plugins/js-hooks/App/AppDatabases.cs: sqlite_schema",
        "plugins/js-hooks/App/AppLogs.cs: strftime(",
        "plugins/js-hooks/App/AppFinders.cs: COLLATE NOCASE",
        // How files of a type begin that somebody uploads.
        "host/Engine/Files/FileSignatures.cs: SQLite format",
    ];

    [Fact]
    public void Only_the_storages_know_the_types_of_SQLite() =>
        Rooms.SelectMany(room => ProjectTree.Users(room, Knowing, Types)).ShouldBeEmpty();

    [Fact]
    public void Only_the_storages_know_the_SQL_that_only_SQLite_has() =>
        Rooms.SelectMany(ProjectTree.Sources)
            .Where(file => !Knowing.Any(place => ProjectTree.Relative(file).StartsWith(place, StringComparison.Ordinal)))
            .SelectMany(file => Words(file).Select(word => $"{ProjectTree.Relative(file)}: {word}"))
            .Except(Exceptions).ShouldBeEmpty();

    [Theory]
    [InlineData("var sql = \"SELECT value FROM json_each(?1)\";", "json_each(")]
    [InlineData("private const string Order = \"ORDER BY rowid\";", "rowid")]
    [InlineData("session.Execute(\"PRAGMA optimize\");", "PRAGMA ")]
    [InlineData("SELECT typeof(`a`)", "typeof(`")]
    [InlineData("var name = typeof(Record); var at = new DateTime(2026, 1, 1); dialect.RowId(table); text.IsMatch(x)", null)]
    public void Words_of_SQLite_are_told_from_those_of_the_language(string line, string? word) =>
        OwnWords().Matches(line).Select(match => match.Value).ShouldBe(word is null ? [] : [word]);

    /// <summary>The words of SQLite in the lines that are no comments.</summary>
    private static IEnumerable<string> Words(string file) =>
        File.ReadLines(file).Where(line => !line.AsSpan().TrimStart().StartsWith("//"))
            .SelectMany(line => OwnWords().Matches(line)).Select(match => match.Value);

    /// <summary>Functions are in small letters, as all SQL here writes them: the names of C# that look like them begin with a capital.</summary>
    [GeneratedRegex("""
        @?\b_?rowid_?\b
        |\bsqlite_\w+
        |\bpragma_\w+|\bPRAGMA\s
        |\bjson_\w+\(
        |\b(?:strftime|datetime|julianday|unixepoch|randomblob|zeroblob|hex)\(
        |\b(?:instr|iif|IIF|printf|total|group_concat|last_insert_rowid|changes)\(
        |\btypeof\([?`{]
        |\bCOLLATE\s+(?:NOCASE|RTRIM|BINARY)
        |\bINSERT\s+OR\s|\bUPDATE\s+OR\s|\bREPLACE\s+INTO\s
        |\bBEGIN\s+(?:IMMEDIATE|EXCLUSIVE|DEFERRED)
        |\bVACUUM\b|\bREINDEX\b|\bATTACH\s|\bDETACH\s
        |\bGLOB\s|\bINDEXED\s+BY|\bAUTOINCREMENT\b|\bWITHOUT\s+ROWID
        |\)\s+IS\s+(?:NOT\s+)?[(?]
        |\bSQLite\s+format
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex OwnWords();
}
