using Holdall.Collections;

namespace Holdall.Plugins.Realtime.Views;

/// <summary>What a view may be made of: every word of its query, and of those of the views that it names. Some too many do no harm.</summary>
internal static class ViewSources
{
    public static HashSet<string> Of(Collection view, ICollections collections)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var left = new Stack<Collection>([view]);
        while (left.TryPop(out var next))
        {
            foreach (var word in WordsOf(next.ViewQuery ?? ""))
            {
                if (words.Add(word) && collections.Find(word) is { IsView: true } inner) left.Push(inner);
            }
        }

        return words;
    }

    private static IEnumerable<string> WordsOf(string query)
    {
        var begin = 0;
        for (var i = 0; i <= query.Length; i++)
        {
            if (i < query.Length && (char.IsLetterOrDigit(query[i]) || query[i] == '_')) continue;
            if (i > begin) yield return query[begin..i];
            begin = i + 1;
        }
    }
}
