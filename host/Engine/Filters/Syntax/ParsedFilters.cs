using Holdall.Engine.Caching;

namespace Holdall.Engine.Filters.Syntax;

/// <summary>Syntax trees by their text: parsing depends on nothing else.</summary>
internal static class ParsedFilters
{
    private static readonly RecentlyUsed<string, FilterNode> Kept = new(512);

    /// <exception cref="FilterException">The expression is not valid.</exception>
    public static FilterNode Get(string source)
    {
        if (Kept.TryGet(source, out var node)) return node;
        node = Parser.Parse(source);
        Kept.Keep(source, node);
        return node;
    }
}
