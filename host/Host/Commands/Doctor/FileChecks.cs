using System.Text.Json;
using Holdall.Engine.LocalFiles;
using Holdall.Engine.Storage;
using Holdall.Fields;

namespace Holdall.Host.Commands.Doctor;

/// <summary>Whether the files that records name are in the storage of the directory, and no others.</summary>
internal sealed class FileChecks(UnchangedDatabase database, string directory)
{
    private const string ThumbsPrefix = "thumbs_";

    private readonly string _storage = Path.Combine(directory, "storage");

    public IEnumerable<Finding> Run(IReadOnlyList<StoredCollection> collections)
    {
        if (IsElsewhere()) yield break;
        foreach (var collection in collections)
        {
            var named = NamesOf(collection);
            var there = FilesOf(collection.Id);
            var missing = named.Where(file => !there.Contains(file)).Order(StringComparer.Ordinal).ToList();
            if (missing.Count > 0)
            {
                var message = $"{missing.Count} file(s) that records name are not there, {missing[0]} for one";
                yield return new Finding("missing-file", collection.Name, message, "copy them from a backup, or remove them from their records");
            }

            var orphans = there.Where(file => !named.Contains(file)).Order(StringComparer.Ordinal).ToList();
            if (orphans.Count == 0) continue;
            yield return new Finding("orphaned-file", collection.Name, $"{orphans.Count} file(s) that no record names, {orphans[0]} for one", "delete them");
        }

        // A collection whose table is broken still has its files.
        var known = database.Rows("SELECT id FROM _collections").Select(static row => row[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in Directory.Exists(_storage) ? Directory.GetDirectories(_storage) : [])
        {
            var id = Path.GetFileName(folder);
            if (!known.Contains(id)) yield return new Finding("orphaned-folder", "storage/" + id, "its files belong to no collection", "delete it");
        }
    }

    /// <summary>Whether files are in S3. Settings that are encrypted say nothing, and files that are here are here.</summary>
    private bool IsElsewhere()
    {
        const string Sql =
            "SELECT CASE WHEN json_valid(CAST(value AS TEXT)) THEN json_extract(CAST(value AS TEXT), '$.s3.enabled') END FROM _params WHERE id = 'settings'";
        var enabled = database.Rows(Sql);
        return enabled is [["1"]] || !Directory.Exists(_storage) && enabled is [[""]];
    }

    /// <summary>What records name, each with its record in front.</summary>
    private HashSet<string> NamesOf(StoredCollection collection)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in collection.Fields)
        {
            if (field is not FileField) continue;
            var column = SqlName.Quote(field.Name);
            foreach (var row in database.Rows($"SELECT id, {column} FROM {SqlName.Quote(collection.Name)} WHERE {column} != '' AND {column} != '[]'"))
            {
                foreach (var name in field.IsMultiple ? ListOf(row[1]) : [row[1]]) names.Add(row[0] + "/" + name);
            }
        }

        return names;
    }

    /// <summary>What is no list is a finding of its own.</summary>
    private static string[] ListOf(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(json) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private HashSet<string> FilesOf(string collection)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        var folder = new DirectoryInfo(Path.Combine(_storage, collection));
        if (!folder.Exists) return files;
        foreach (var record in folder.EnumerateDirectories())
        {
            foreach (var entry in record.EnumerateFileSystemInfos())
            {
                if (SideCar.IsNameOfOne(entry.Name)) continue;
                var isThumbs = entry is DirectoryInfo && entry.Name.StartsWith(ThumbsPrefix, StringComparison.Ordinal);
                // Thumbs go with their image.
                if (!isThumbs || !File.Exists(Path.Combine(record.FullName, entry.Name[ThumbsPrefix.Length..]))) files.Add(record.Name + "/" + entry.Name);
            }
        }

        return files;
    }
}
