namespace Holdall.Plugins.JsHooks.Types;

/// <summary>
/// What members take and give, where somebody has written it down: <c>Record.getString(name: string): string</c>. Others take and give anything.
/// </summary>
internal sealed class Signatures
{
    private readonly Dictionary<string, string> _all = new(StringComparer.Ordinal);

    public Signatures()
    {
        foreach (var line in Text("signatures.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var end = line.AsSpan().IndexOfAny('(', ':');
            _all.Add(line[..end], line[end..]);
        }
    }

    public IEnumerable<string> Members => _all.Keys;

    /// <summary>What stands behind the name of a member; null = nobody has written it down.</summary>
    public string? Of(string type, string member) => _all.GetValueOrDefault($"{type}.{member}");

    /// <summary>A text that lies beside the program.</summary>
    public static string Text(string file)
    {
        using var stream = typeof(Signatures).Assembly.GetManifestResourceStream("Holdall.Plugins.JsHooks.Types." + file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
