namespace Holdall.Engine.Schema.Views;

/// <summary>A SELECT, as far as it matters for what SQLite makes of it before it runs.</summary>
/// <param name="outer">The SELECT whose columns its expressions may name, if there is one.</param>
/// <param name="first">The one that it is united with; null when it is the first.</param>
internal sealed class SqlBlock(SqlBlock? outer, SqlBlock? first = null)
{
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Table, string Name), int> _qualified = [];
    private readonly HashSet<string> _aliases = new(StringComparer.Ordinal);

    public SqlBlock? Outer => outer;

    public SqlBlock First => first ?? this;

    /// <summary>Those that are united with it.</summary>
    public List<SqlBlock> Others { get; } = [];

    /// <summary>Words that stand in it directly.</summary>
    public long Words { get; set; }

    /// <summary>Whether a query on it is not put together with it, since it has to group its rows or to count them first.</summary>
    public bool IsFenced => HasFence && Others.TrueForAll(static other => other.HasFence);

    public bool HasFence { get; set; }

    /// <summary>Whether what follows are tables.</summary>
    public bool IsInFrom { get; set; }

    /// <summary>The SELECTs in it.</summary>
    public List<SqlBlock> Inner { get; } = [];

    /// <summary>The tables, views and common tables that it names, each as often as it does.</summary>
    public List<string> Tables { get; } = [];

    /// <summary>How often at most SQLite puts one column of an inner SELECT in: where it is named, and where an expression with it is by its alias.</summary>
    public long Copies
    {
        get
        {
            var mostOf = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (key, count) in _qualified) mostOf[key.Name] = Math.Max(mostOf.GetValueOrDefault(key.Name), count);
            foreach (var (name, count) in _names) mostOf[name] = mostOf.GetValueOrDefault(name) + count;
            return mostOf.Values.DefaultIfEmpty(1).Max() * AliasUses;
        }
    }

    /// <summary>How often at most one of its own expressions occurs.</summary>
    public long AliasUses
    {
        get
        {
            var most = 0;
            foreach (var alias in _aliases) most = Math.Max(most, _names.GetValueOrDefault(alias));
            return 1 + most;
        }
    }

    public void AddAlias(string name) => _aliases.Add(name);

    /// <summary>A column is named here, and so in all whose columns can be named here.</summary>
    public void AddName(string table, string name)
    {
        if (table.Length == 0) _names[name] = _names.GetValueOrDefault(name) + 1;
        else _qualified[(table, name)] = _qualified.GetValueOrDefault((table, name)) + 1;
        outer?.AddName(table, name);
    }
}
