namespace Holdall.Engine.Filters.Syntax;

/// <summary>
/// Finds the bracket that closes a group. Quoted texts are skipped as a whole; comments are not known here, so quotes and brackets in them count.
/// </summary>
internal sealed class Brackets(string source)
{
    /// <summary>Pairs found so far: a search from an outer bracket finds the inner ones as well, which keeps deep nesting linear.</summary>
    private Dictionary<int, int>? _closings;

    /// <exception cref="FilterException">Nothing closes the group before the limit.</exception>
    public int FindClosing(int opening, int limit)
    {
        if (_closings is not null && _closings.TryGetValue(opening, out var known) && known < limit) return known;
        Stack<int>? outer = null;
        var start = opening;
        for (var i = opening + 1; i < limit && source[i] != '\0'; i++)
        {
            switch (source[i])
            {
                case '\'' or '"':
                    i = QuotedText.FindEnd(source, i, limit);
                    if (i < 0) throw new FilterException("invalid formatted group - missing closing quote");
                    break;
                case '(':
                    (outer ??= new Stack<int>()).Push(start);
                    start = i;
                    break;
                case ')' when outer is { Count: > 0 }:
                    (_closings ??= [])[start] = i;
                    start = outer.Pop();
                    break;
                case ')':
                    return i;
            }
        }

        throw new FilterException($"invalid formatted group - missing {1 + (outer?.Count ?? 0)} closing bracket(s)");
    }
}
