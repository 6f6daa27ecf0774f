namespace Holdall.Engine.Fields.Patterns;

/// <summary>The beginning of a group: <c>(</c>, <c>(?:</c>, a name or flags.</summary>
internal static class GroupHead
{
    /// <summary>Takes it; false if it only sets flags and has no content.</summary>
    public static bool Take(PatternReader reader, ref PatternFlags flags)
    {
        var start = reader.Position;
        reader.Skip(1);
        if (!reader.TryTake('?')) return true;
        var sign = reader.StartsWith("P<") ? 2 : reader.StartsWith("<") ? 1 : 0;
        if (sign == 0 || reader.Peek(sign) == '\0') return TakeFlags(reader, ref flags, start);
        TakeName(reader, start, sign);
        return true;
    }

    private static void TakeName(PatternReader reader, int start, int sign)
    {
        var end = reader.IndexOf(">");
        if (end < 0) throw new PatternException("invalid named capture", reader.From(start));
        reader.Skip(sign);
        var from = reader.Position;
        reader.Position = end;
        var name = reader.Since(from);
        reader.Skip(1);
        if (name.Length > 0 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_')) return;
        throw new PatternException("invalid named capture", reader.Since(start));
    }

    private static bool TakeFlags(PatternReader reader, ref PatternFlags flags, int start)
    {
        var isOn = true;
        var isComplete = true;
        while (!reader.AtEnd)
        {
            var c = reader.Current;
            reader.TakeRune();
            if (c is ')' or ':' && isComplete) return c == ':';
            if (c == '-' && isOn) isOn = isComplete = false;
            else if (flags.With(c, isOn) is { } changed) (flags, isComplete) = (changed, true);
            else break;
        }

        throw new PatternException("invalid or unsupported Perl syntax", reader.Since(start));
    }
}
