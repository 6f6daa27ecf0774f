using System.Text.RegularExpressions;

namespace Holdall.Host.Tests.Commands;

/// <summary>The table of options in <c>docs/operations.md</c> and what the program takes.</summary>
public sealed partial class OptionsPageTests : IDisposable
{
    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_page_lists_exactly_the_options_that_there_are()
    {
        var taken = new SortedSet<string>(StringComparer.Ordinal);
        await CollectAsync([], taken);

        var page = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "operations.md"), TestContext.Current.CancellationToken);
        var table = page.Split("### Options\n")[1].Split("\n#")[0];

        taken.Count.ShouldBeGreaterThan(10);
        Row().Matches(table).SelectMany(row => Quoted().Matches(row.Value)).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal).ShouldBe(taken);
    }

    /// <summary>Adds the options in the help of a command, and of those below it.</summary>
    private async Task CollectAsync(string[] command, SortedSet<string> options)
    {
        using var output = new StringWriter();
        await HoldallApp.Create([.. command, "--help", "--dir", _folder.Data]).RunAsync(output, TextWriter.Null, TestContext.Current.CancellationToken);
        var help = output.ToString();
        foreach (Match option in Option().Matches(help)) options.Add(option.Value);
        if (help.Split("Commands:") is not [_, var commands]) return;
        foreach (Match name in Name().Matches(commands)) await CollectAsync([.. command, name.Value], options);
    }

    /// <summary>In front of what an option does there are two columns of space.</summary>
    [GeneratedRegex(@"(?<=^  (-[^ ]+, )*)--?[\w?]+", RegexOptions.Multiline)]
    private static partial Regex Option();

    [GeneratedRegex(@"(?<=^  )[a-z][\w-]*", RegexOptions.Multiline)]
    private static partial Regex Name();

    [GeneratedRegex(@"^\|[^|]*`-[^|]*\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
