using Holdall.Engine.Filters.Syntax;

namespace Holdall.Engine.Rules;

/// <summary>A part of a rule that is true or false by itself.</summary>
/// <param name="Expression">Its text.</param>
/// <param name="Start">Where it stands in the rule.</param>
/// <param name="IsAny">Whether one of its own parts is enough; otherwise all have to hold.</param>
/// <param name="Parts">Its own parts; none for a comparison.</param>
internal sealed record RulePart(string Expression, int Start, bool IsAny, IReadOnlyList<RulePart> Parts)
{
    /// <summary>A rule as a tree in which <c>&amp;&amp;</c> binds tighter than <c>||</c>.</summary>
    /// <exception cref="FilterException">It is not valid.</exception>
    public static RulePart Of(string rule) => Of(rule, ParsedFilters.Get(rule), 0, rule.Length);

    /// <summary>The comparisons, from left to right.</summary>
    public IEnumerable<RulePart> Comparisons() => Parts.Count == 0 ? [this] : Parts.SelectMany(part => part.Comparisons());

    private static RulePart Of(string rule, FilterNode node, int start, int end)
    {
        if (node is not FilterChain { Links: var links }) return new RulePart(rule[start..end], start, false, []);
        var choices = new List<RulePart>();
        for (var first = 0; first < links.Count;)
        {
            var next = first + 1;
            while (next < links.Count && !links[next].IsOr) next++;
            choices.Add(All(rule, links, first, next));
            first = next;
        }

        return choices.Count == 1
            ? choices[0] with { Expression = rule[start..end], Start = start }
            : new RulePart(rule[start..end], start, true, choices);
    }

    private static RulePart All(string rule, IReadOnlyList<FilterLink> links, int first, int end)
    {
        var parts = new List<RulePart>(end - first);
        for (var i = first; i < end; i++) parts.Add(Of(rule, links[i].Node, links[i].Start, links[i].End));
        return parts.Count == 1 ? parts[0] : new RulePart(rule[links[first].Start..links[end - 1].End], links[first].Start, false, parts);
    }
}
