using System.Text.Json;
using Holdall.Collections;
using Holdall.Engine.Notices;
using Holdall.Engine.Schema.Views;
using Holdall.Engine.Storage;
using Holdall.Http;

namespace Holdall.Engine.Schema;

/// <summary>
/// All collections in memory, in the order of their rows. A snapshot is replaced as a whole, so a request works with one state. What a transaction has changed
/// is seen by its own flow only, until it is committed.
/// </summary>
internal sealed class SchemaCache(Databases databases, KnownCollectionOptions? options = null) : IReloadable
{
    private readonly KnownCollectionOptions _options = options ?? KnownCollectionOptions.None;
    private readonly Lock _reloading = new();
    private volatile LoadedSchema _committed = LoadedSchema.Empty;
    private volatile OpenChange? _open;

    public SchemaSnapshot Current => Open is { } open ? open.Schema : _committed.Schema;

    Notice IReloadable.Notice => Notice.Collections;

    Task IReloadable.ReloadAsync()
    {
        Reload();
        return Task.CompletedTask;
    }

    private LoadedSchema? Open => _open is { } open && ReferenceEquals(databases.Main.Transaction, open.Transaction) ? open.Loaded : null;

    /// <summary>Reads all rows anew; inside a transaction for its own flow, up to its end. A collection whose row is as it was stays the same object.</summary>
    public void Reload()
    {
        if (databases.Main.IsActive)
        {
            Begin(databases.Main.Transaction!);
            return;
        }

        // One at a time: what was read later must not be replaced by what was read before.
        lock (_reloading) _committed = Read(_committed);
    }

    /// <summary>There is one writer, so one transaction at most has changed the schema and not ended yet.</summary>
    private void Begin(object transaction)
    {
        var isFirst = !ReferenceEquals(_open?.Transaction, transaction);
        _open = new OpenChange(transaction, Read(Open ?? _committed));
        if (!isFirst) return;
        databases.Main.CommitAtOnce();
        databases.Main.OnComplete(_ => End(transaction));
    }

    private Task End(object transaction)
    {
        // The next transaction may have begun by now, and what this one has committed may have changed once more.
        var own = _open is { } open && ReferenceEquals(open.Transaction, transaction) ? open : null;
        if (own is not null) Interlocked.CompareExchange(ref _open, null, own);
        lock (_reloading) _committed = Read(own?.Loaded ?? _committed);
        return Task.CompletedTask;
    }

    private LoadedSchema Read(LoadedSchema before)
    {
        using var read = databases.Main.Read();
        using var stored = CollectionRow.All(read.Session);
        var collections = new List<Collection>();
        var rows = new Dictionary<string, CollectionRow>(StringComparer.Ordinal);
        while (stored.Step())
        {
            var row = CollectionRow.Of(stored);
            collections.Add(before.Find(row) ?? ReadRow(row));
            rows[row.Id] = row;
        }

        for (var i = 0; i < collections.Count; i++)
        {
            if (collections[i].IsView) collections[i] = WithLostFields(read.Session, collections[i]);
        }

        return new LoadedSchema(new SchemaSnapshot(collections), rows);
    }

    private static Collection WithLostFields(DbSession session, Collection view)
    {
        var lost = ViewColumns.FindLost(session, view);
        return lost.SetEquals(view.LostFields) ? view : view with { LostFields = lost };
    }

    private Collection ReadRow(CollectionRow row)
    {
        try
        {
            return row.Read(_options);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new DataDirectoryException($"The collection \"{row.Name}\" can't be loaded: {e.Message}", e);
        }
    }

    /// <summary>The collections as a transaction sees them that has changed some.</summary>
    private sealed record OpenChange(object Transaction, LoadedSchema Loaded);

    /// <summary>Collections with the rows that they were read from.</summary>
    private sealed record LoadedSchema(SchemaSnapshot Schema, Dictionary<string, CollectionRow> Rows)
    {
        public static readonly LoadedSchema Empty = new(SchemaSnapshot.Empty, []);

        /// <summary>What was read from the same row, or null.</summary>
        public Collection? Find(CollectionRow row) => Rows.TryGetValue(row.Id, out var known) && known.IsSame(row) ? Schema.FindById(row.Id) : null;
    }
}

/// <summary>The collections at one time.</summary>
internal sealed class SchemaSnapshot
{
    public static readonly SchemaSnapshot Empty = new([]);

    private readonly Dictionary<string, Collection> _byId;
    private readonly Dictionary<string, Collection> _byName;
    private readonly Collection? _saved;

    public SchemaSnapshot(IReadOnlyList<Collection> all)
    {
        All = all;
        _byId = new Dictionary<string, Collection>(all.Count, StringComparer.Ordinal);
        _byName = new Dictionary<string, Collection>(all.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var collection in all)
        {
            _byId[collection.Id] = collection;
            _byName[collection.Name] = collection;
        }
    }

    private SchemaSnapshot(SchemaSnapshot stored, Collection saved)
    {
        (_byId, _byName, _saved) = (stored._byId, stored._byName, saved);
        All = [.. stored.All.Where(collection => collection.Id != saved.Id), saved];
    }

    public IReadOnlyList<Collection> All { get; }

    /// <summary>The collection with this id (exact) or name (in any letter case), or null.</summary>
    public Collection? Find(string nameOrId) => FindById(nameOrId) ?? FindByName(nameOrId);

    /// <summary>The collection with exactly this id, or null.</summary>
    public Collection? FindById(string id) => _saved?.Id == id ? _saved : _byId.GetValueOrDefault(id);

    /// <summary>The collection with this name in any letter case, or null.</summary>
    public Collection? FindByName(string name) =>
        _saved is { } saved && saved.Name.Equals(name, StringComparison.OrdinalIgnoreCase) ? saved : _byName.GetValueOrDefault(name);

    /// <summary>
    /// The collections as they will be when one is saved. One that is renamed can still be found by its former name, for its own rules may use it.
    /// </summary>
    public SchemaSnapshot With(Collection saved) => new(this, saved);

    public Collection Get(string nameOrId) => Find(nameOrId) ?? throw ApiException.NotFound("Missing collection context.");
}
