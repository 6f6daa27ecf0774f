using Holdall.Engine.DataDirectory.Migrations;
using Holdall.Migrations;

namespace Holdall.Engine.Migrations;

/// <summary>The migrations of plugins and applications in the byte order of their names.</summary>
internal sealed class KnownMigrations
{
    public static readonly KnownMigrations None = new([]);

    private readonly Dictionary<string, Type> _types = new(StringComparer.Ordinal);

    /// <exception cref="MigrationException">Two have the same name, or one has that of a built-in step.</exception>
    public KnownMigrations(IEnumerable<Type> types)
    {
        foreach (var type in types)
        {
            var name = MigrationAttribute.NameOf(type);
            if (!_types.TryAdd(name, type) || SystemMigrations.Has(name)) throw new MigrationException($"there are two migrations of the name {name}");
        }

        var names = new string[_types.Count];
        _types.Keys.CopyTo(names, 0);
        Array.Sort(names, string.CompareOrdinal);
        Names = names;
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The class of a migration, or null.</summary>
    public Type? Find(string name) => _types.GetValueOrDefault(name);
}
