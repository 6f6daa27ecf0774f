using Holdall.Collections;
using Holdall.Fields;
using Holdall.Records;

namespace Holdall.Plugins.Files.Download;

/// <summary>Finds the record whose folder holds a file: for a view it is a record of a collection that the view reads.</summary>
internal sealed class FileOwners(ICollections collections, IRecords records)
{
    private const int MaxViews = 5;

    /// <summary>The folder of the file as a key without a slash at its end, or null when nobody owns the file.</summary>
    public string? FolderOf(Record record, string name)
    {
        var owner = record.Collection.IsView ? Find(record.Collection, name, MaxViews) : record;
        return owner is null ? null : $"{owner.Collection.Id}/{owner.Id}";
    }

    /// <summary>Stored names are random, so the first record that holds the name is the one that the view shows.</summary>
    private Record? Find(Collection view, string name, int depth)
    {
        if (depth == 0) return null;
        foreach (var source in collections.All)
        {
            if (source.Id == view.Id || !view.ViewQuery!.Contains(source.Name, StringComparison.OrdinalIgnoreCase)) continue;
            if ((source.IsView ? Find(source, name, depth - 1) : FindIn(source, name)) is { } found) return found;
        }

        return null;
    }

    private Record? FindIn(Collection source, string name)
    {
        foreach (var field in source.Fields)
        {
            if (field is not FileField) continue;
            var filter = field.IsMultiple ? $"{field.Name}:each ?= {{:name}}" : $"{field.Name} = {{:name}}";
            if (records.FindFirst(source.Id, filter, ("name", name)) is { } owner) return owner;
        }

        return null;
    }
}
