using Holdall.Collections;

namespace Holdall.Engine.Schema.Views;

/// <summary>
/// How much SQLite has to do before a view can be read. It puts the query of a view, or of a common table, in wherever it is named, and an expression
/// wherever its column is named: each level may double what is below. Meanwhile it looks at no clock, so that it can't be stopped.
/// </summary>
internal sealed class ViewWork(SchemaSnapshot schema)
{
    /// <summary>Words, after everything is put in. SQLite needs some tenths of a second for them at most; usual views have some hundreds.</summary>
    public const long MaxWords = 50_000;

    private const int MaxLength = 50_000;

    private readonly Dictionary<string, long> _views = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Refuses a view that takes too much, or that other views take too much with.</summary>
    /// <param name="schema">The collections.</param>
    /// <param name="view">The view, as it is to be.</param>
    /// <exception cref="CollectionSaveException">There is one.</exception>
    public static void Require(SchemaSnapshot schema, Collection view)
    {
        var work = new ViewWork(schema.With(view));
        work.Require(view.ViewQuery ?? "");
        foreach (var other in schema.All)
        {
            if (other.IsView && other.Id != view.Id && work.OfView(other) > MaxWords && new ViewWork(schema).OfView(other) <= MaxWords)
                throw new CollectionSaveException($"the view \"{other.Name}\" on it would become too complex");
        }
    }

    /// <exception cref="CollectionSaveException">The query takes too much.</exception>
    public void Require(string query)
    {
        if (Of(query) > MaxWords) throw new CollectionSaveException("the query is too complex: the queries that it names, put in wherever they are named, are too long");
    }

    /// <summary>Number of words, or more than <see cref="MaxWords"/>.</summary>
    public long Of(string query)
    {
        if (query.Length > MaxLength) return MaxWords + 1;
        var blocks = SqlBlocks.Read(query);
        return Of(blocks.Main, blocks, new Dictionary<string, long>(StringComparer.Ordinal));
    }

    private long OfView(Collection view)
    {
        if (_views.TryGetValue(view.Name, out var known)) return known;
        // A view can't be on itself, and SQLite says so.
        _views[view.Name] = 1;
        return _views[view.Name] = Of(view.ViewQuery ?? "");
    }

    private long Of(SqlBlock block, SqlBlocks blocks, Dictionary<string, long> common)
    {
        var copies = block.Copies;
        var words = block.Words * block.AliasUses;
        foreach (var inner in block.Inner) words = Sum(words, Of(inner, blocks, common), inner.IsFenced ? 1 : copies);
        foreach (var table in block.Tables) words = Sum(words, OfTable(table, blocks, common), IsFenced(table, blocks) ? 1 : copies);
        foreach (var other in block.Others) words = Sum(words, Of(other, blocks, common), 1);
        return words;
    }

    private static bool IsFenced(string name, SqlBlocks blocks) =>
        blocks.Common.TryGetValue(name, out var bodies) && bodies.TrueForAll(static body => body.IsFenced);

    private long OfTable(string name, SqlBlocks blocks, Dictionary<string, long> common)
    {
        if (!blocks.Common.TryGetValue(name, out var bodies)) return schema.FindByName(name) is { IsView: true } view ? OfView(view) : 0;
        if (common.TryGetValue(name, out var known)) return known;
        // One that names itself is run again and again, but put in once.
        common[name] = 1;
        var words = 0L;
        foreach (var body in bodies) words = Sum(words, Of(body, blocks, common), 1);
        return common[name] = words;
    }

    /// <summary>Beyond the limit, by how much does not matter.</summary>
    private static long Sum(long words, long more, long times) => Math.Min(words + more * times, 1000 * MaxWords);
}
