using Holdall.Engine.DataDirectory.Migrations;
using Holdall.Migrations;

namespace Holdall.Engine.Migrations;

/// <summary>The migrations of plugins and applications in the byte order of their names.</summary>
internal sealed class KnownMigrations
{
    private readonly SortedDictionary<string, (string Plugin, Type Type)> _all = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => _all.Keys;

    /// <exception cref="MigrationException">There is one of the same name, or a built-in step.</exception>
    public KnownMigrations Add(string plugin, Type type)
    {
        var name = MigrationAttribute.NameOf(type);
        if (SystemMigrations.Has(name)) throw new MigrationException($"the migration {name} has the name of a built-in step");
        if (_all.TryAdd(name, (plugin, type))) return this;
        throw new MigrationException($"there are two migrations of the name {name}, one of \"{_all[name].Plugin}\" and one of \"{plugin}\"");
    }

    /// <summary>The class of a migration and the plugin that has it, or null.</summary>
    public (string Plugin, Type Type)? Find(string name) => _all.TryGetValue(name, out var found) ? found : null;
}
