using Holdall.Engine.DataDirectory.Migrations;
using Holdall.Engine.Storage;
using Holdall.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Engine.Migrations;

/// <summary>The migrations of plugins and applications in the byte order of their names.</summary>
internal sealed class KnownMigrations
{
    private readonly SortedDictionary<string, KnownMigration> _all = new(StringComparer.Ordinal);
    private bool _hasSources;

    public IReadOnlyCollection<string> Names => _all.Keys;

    /// <exception cref="MigrationException">There is one of the same name, or a built-in step.</exception>
    public KnownMigrations Add(string plugin, Type type) => Add(
        MigrationAttribute.NameOf(type), new KnownMigration(plugin, services => (IMigration)ActivatorUtilities.CreateInstance(services, type)));

    /// <summary>Takes the migrations of sources, once: one is loaded only when it is about to be run.</summary>
    /// <exception cref="MigrationException">One has the name of another one.</exception>
    public void AddOnce(IEnumerable<IMigrationSource> sources)
    {
        if (_hasSources) return;
        _hasSources = true;
        foreach (var source in sources)
        {
            foreach (var name in source.Names) Add(name, new KnownMigration(null, _ => source.Load(name)));
        }
    }

    /// <summary>The names of those that a database which is not open has not seen.</summary>
    /// <exception cref="DatabaseException">The file can't be read.</exception>
    public IReadOnlyList<string> PendingIn(string file)
    {
        using var database = new UnchangedDatabase(file);
        if (!database.Tables().Contains("_migrations")) return [.. Names];
        var applied = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in database.Rows("SELECT file FROM _migrations")) applied.Add(row[0]);
        var pending = new List<string>();
        foreach (var name in Names)
        {
            if (!applied.Contains(name)) pending.Add(name);
        }

        return pending;
    }

    /// <summary>A migration, or null.</summary>
    public KnownMigration? Find(string name) => _all.GetValueOrDefault(name);

    private KnownMigrations Add(string name, KnownMigration migration)
    {
        if (SystemMigrations.Has(name)) throw new MigrationException($"the migration {name} has the name of a built-in step");
        if (_all.TryAdd(name, migration)) return this;
        throw new MigrationException($"there are two migrations of the name {name}, one of {_all[name].Owner} and one of {migration.Owner}");
    }
}
