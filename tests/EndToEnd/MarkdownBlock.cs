using System.Text.RegularExpressions;

namespace Holdall.EndToEnd.Tests;

/// <summary>A fenced block of a page: what readers copy.</summary>
internal sealed partial record MarkdownBlock(string Language, string Text)
{
    /// <summary>The blocks of a page of the repository that are in one of these languages, from top to bottom.</summary>
    public static IReadOnlyList<MarkdownBlock> In(string page, params string[] languages) =>
        [.. Fence().Matches(File.ReadAllText(Path.Combine(Published.Root, page)))
            .Select(m => new MarkdownBlock(m.Groups[1].Value, m.Groups[2].Value)).Where(b => languages.Contains(b.Language))];

    [GeneratedRegex(@"^```([a-z]*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
