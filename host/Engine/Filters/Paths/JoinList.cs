namespace Holdall.Engine.Filters.Paths;

/// <summary>Joins in the order in which paths asked for them: a join always stands behind the one it hangs on.</summary>
internal sealed class JoinList
{
    private readonly List<Join> _joins = [];

    public int Count => _joins.Count;

    public Join this[int index] => _joins[index];

    public Join? Find(in JoinKey key)
    {
        foreach (var join in _joins)
        {
            if (join.Key == key) return join;
        }

        return null;
    }

    public bool Contains(Join? join) => join is not null && _joins.Contains(join);

    public void Add(Join join) => _joins.Add(join);
}
