namespace Holdall.Engine.Files;

/// <summary>Tables as text: several lines with the same number of separators.</summary>
internal static class SeparatedText
{
    public static string? Find(ReadOnlySpan<byte> text, bool isCut)
    {
        if (IsTable(text, (byte)',', isCut)) return "text/csv";
        return IsTable(text, (byte)'\t', isCut) ? "text/tab-separated-values" : null;
    }

    /// <summary>A separator between quotes does not count, nor does a line break. The last line of a cut text is left out.</summary>
    private static bool IsTable(ReadOnlySpan<byte> text, byte separator, bool isCut)
    {
        if (isCut) text = text[..(text.LastIndexOf((byte)'\n') + 1)];
        int expected = -1, found = 0, lines = 0;
        var (quoted, blank) = (false, true);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : (byte)'\n';
            if (c == '"') quoted = !quoted;
            if (c == separator && !quoted) found++;
            if (c != '\n' || quoted && i < text.Length)
            {
                blank &= c is (byte)'\r' or (byte)'\n';
                continue;
            }

            if (!blank && !CountLine(found, ref expected, ref lines)) return false;
            (found, quoted, blank) = (0, false, true);
        }

        return lines > 1;
    }

    private static bool CountLine(int found, ref int expected, ref int lines)
    {
        if (expected < 0) expected = found;
        lines++;
        return found > 0 && found == expected;
    }
}
