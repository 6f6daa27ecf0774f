namespace Holdall.Host.Commands;

/// <summary>Rows with a heading, in columns that are as wide as what stands in them.</summary>
internal static class TextTable
{
    /// <param name="output">What the operator reads.</param>
    /// <param name="rows">The heading, and what follows it.</param>
    public static void Write(TextWriter output, IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows) output.WriteLine(string.Join("  ", row.Select((text, column) => text.PadRight(widths[column]))).TrimEnd());
    }
}
