using System.Globalization;
using Holdall.Bench.Posts;
using Microsoft.Data.Sqlite;

namespace Holdall.Bench.Backups;

/// <summary>Fills a stopped data directory: nine tenths of it are records, the rest is files that don't pack, as pictures don't.</summary>
internal sealed class BackupRows(DirectoryInfo directory, string collection)
{
    private const int FileSize = 200 << 10;
    private const int RowsPerCommit = 10_000;
    private const string FileName = "picture_a1b2c3d4e5.jpg";

    private const string Insert = """
        INSERT INTO `notes` (`id`, `title`, `body`, `author`, `picture`, `created`, `updated`) VALUES ($id, $title, $body, $author, $picture, $time, $time)
        """;

    private readonly PlainText _texts = new();

    public void Fill(long size)
    {
        var file = new FileInfo(Path.Combine(directory.FullName, "data.db"));
        using var connection = SqliteFile.Open(file.FullName);
        var filesLeft = size / 10 / FileSize;
        for (var wanted = size / 10 * 9; file.Length < wanted; file.Refresh())
        {
            AddRows(connection, ref filesLeft);
            // Only then the size of the file says how much there is.
            using var checkpoint = connection.CreateCommand();
            checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            checkpoint.ExecuteNonQuery();
        }
    }

    private void AddRows(SqliteConnection connection, ref long filesLeft)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Insert;
        foreach (var name in (string[])["$id", "$title", "$body", "$author", "$picture", "$time"])
            command.Parameters.Add(new SqliteParameter(name, SqliteType.Text));
        var first = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var i = 0; i < RowsPerCommit; i++)
        {
            var id = RecordId.From(_texts.Chance);
            var hasFile = filesLeft > 0 && i % 10 == 0;
            if (hasFile)
                AddFile(id, ref filesLeft);
            var time = first.AddSeconds(_texts.Chance.Next(30_000_000)).ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            string[] values = [id, _texts.Take(40), _texts.Take(_texts.Chance.Next(100, 3000)), $"author-{i % 97}", hasFile ? FileName : "", time];
            for (var at = 0; at < values.Length; at++)
                command.Parameters[at].Value = values[at];
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private void AddFile(string id, ref long filesLeft)
    {
        var bytes = new byte[FileSize];
        _texts.Chance.NextBytes(bytes);
        var folder = directory.CreateSubdirectory(Path.Combine("storage", collection, id));
        File.WriteAllBytes(Path.Combine(folder.FullName, FileName), bytes);
        filesLeft--;
    }
}
