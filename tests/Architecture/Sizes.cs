using System.Text.RegularExpressions;

namespace Holdall.Architecture.Tests;

/// <summary>What fits in the head: lines, methods and files have a limit.</summary>
public sealed partial class Sizes
{
    private const string Quoted = "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"";

    private const int MaxLine = 160;
    private const int MaxMethod = 60;
    private const int MaxFile = 300;

    private static readonly string[] Product = ["abstractions", "host", "plugins", "samples"];
    private static readonly string[] All = [.. Product, "bench", "tests"];

    [Fact]
    public void A_line_of_code_has_at_most_160_characters_besides_its_texts() =>
        All.SelectMany(ProjectTree.Sources).SelectMany(TooLong).ShouldBeEmpty();

    [Fact]
    public void A_file_has_at_most_300_lines() =>
        Product.SelectMany(ProjectTree.Sources).Where(file => File.ReadLines(file).Count() > MaxFile).Select(ProjectTree.Relative).ShouldBeEmpty();

    [Fact]
    public void A_method_has_at_most_60_lines() => Product.SelectMany(ProjectTree.Sources).SelectMany(LongMethods).ShouldBeEmpty();

    /// <summary>Texts in quotes don't count: many can't be broken.</summary>
    private static IEnumerable<string> TooLong(string file)
    {
        var number = 0;
        var isText = false;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            var isEdge = line.Split("\"\"\"").Length % 2 == 0;
            if (!isText && !isEdge && Text().Replace(line, "").Length > MaxLine) yield return $"{ProjectTree.Relative(file)}:{number}";
            if (isEdge) isText = !isText;
        }
    }

    /// <summary>The body of a member stands between braces in the column of its members.</summary>
    private static IEnumerable<string> LongMethods(string file)
    {
        var number = 0;
        var start = 0;
        var head = "";
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (line == "    {") start = number;
            else if (line == "    }" && start > 0 && number - start - 1 > MaxMethod && IsMethod(head))
            {
                yield return $"{ProjectTree.Relative(file)}:{start}";
            }
            else if (line.Length > 4 && line.StartsWith("    ", StringComparison.Ordinal) && line[4] is not (' ' or '/' or '}' or '[')) head = line;
        }
    }

    private static bool IsMethod(string head) => head.Contains('(', StringComparison.Ordinal) && !Type().IsMatch(head);

    [GeneratedRegex(@"\b(class|struct|record|interface)\b")]
    private static partial Regex Type();

    [GeneratedRegex(Quoted)]
    private static partial Regex Text();
}
