using System.Text.RegularExpressions;

namespace Holdall.Architecture.Tests;

/// <summary>What the pages list is what there is.</summary>
public sealed partial class Documentation
{
    /// <summary>A section at the top of the configuration is a family of variables; a variable that the program asks for by name is one of its own.</summary>
    [Fact]
    public void The_page_of_operations_lists_every_environment_variable()
    {
        var sources = new[] { "host", "abstractions", "plugins" }.SelectMany(ProjectTree.Sources).Select(File.ReadAllText).ToArray();
        var sections = sources.SelectMany(s => Section().Matches(s)).Select(m => $"HOLDALL_{m.Groups[1].Value.ToUpperInvariant()}__");
        var names = sources.SelectMany(s => Variable().Matches(s)).Select(m => m.Groups[1].Value);

        var page = File.ReadAllText(Path.Combine(ProjectTree.Root, "docs/operations.md"));
        var table = page.Split("### Environment\n")[1].Split("\n#")[0];
        Row().Matches(table).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal)
            .ShouldBe(sections.Concat(names).Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("""(?:(?<!section\.)GetSection\(|const string Section = )"(\w+)""")]
    private static partial Regex Section();

    [GeneratedRegex("""
        "(HOLDALL_[A-Z]\w*)"
        """)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^\| `(HOLDALL_[A-Z_]*[A-Z](?:__)?)", RegexOptions.Multiline)]
    private static partial Regex Row();
}
