using System.Text;

namespace Holdall.Host.Commands.Migrate;

/// <summary>Names of a new migration: <c>1700000000_create_posts</c>, and its class.</summary>
internal static class MigrationName
{
    public static string Of(string title, long number)
    {
        var words = WordsOf(title).ConvertAll(static word => word.ToLowerInvariant());
        return $"{number}_{string.Join('_', words)}";
    }

    /// <summary><c>1700000000_create_posts</c> is the class <c>CreatePosts1700000000</c>: two of the same title get along.</summary>
    public static string ClassOf(string name)
    {
        var at = name.IndexOf('_');
        var words = string.Concat(WordsOf(name[(at + 1)..]).ConvertAll(static word => char.ToUpperInvariant(word[0]) + word[1..]));
        return (char.IsAsciiDigit(words[0]) ? "Migration" : "") + words + name[..at];
    }

    /// <summary>A word ends where something else than a letter or digit stands, and where a capital follows a small letter.</summary>
    private static List<string> WordsOf(string title)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in title)
        {
            var isPart = char.IsAsciiLetterOrDigit(c);
            if (!isPart || word.Length > 0 && char.IsAsciiLetterUpper(c) && !char.IsAsciiLetterUpper(word[^1])) Take();
            if (isPart) word.Append(c);
        }

        Take();
        return words;

        void Take()
        {
            if (word.Length == 0) return;
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
