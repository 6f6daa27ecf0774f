using System.Buffers;

namespace Holdall.Engine.Storage;

/// <summary>
/// SQLite's <c>LIKE … ESCAPE '\'</c> for long patterns. SQLite itself compares the pattern anew at every place of the text, which takes
/// seconds for a long one, and nothing stops it meanwhile. Here every byte of the text is looked at once; a search with <c>_</c>, where that
/// is not possible, can be stopped.
/// </summary>
/// <param name="mustStop">Whether the time is over.</param>
internal sealed class LongLike(Func<bool> mustStop)
{
    /// <summary>Longest pattern, as SQLite has it.</summary>
    public const int MaxBytes = 50_000;

    private const int BytesBetweenLooks = 1_000_000;

    /// <summary>Stands for <c>_</c>, since there is no zero in a text.</summary>
    private const byte Any = 0;

    /// <summary>Number of comparisons so far.</summary>
    public long Compared { get; private set; }

    /// <summary>Whether a text matches a pattern, both in UTF-8 and without zeros; letter case of ASCII does not matter.</summary>
    /// <exception cref="OperationCanceledException">The time is over.</exception>
    public bool IsMatch(ReadOnlySpan<byte> text, ReadOnlySpan<byte> pattern)
    {
        var rented = ArrayPool<byte>.Shared.Rent(text.Length + pattern.Length);
        try
        {
            var parts = new List<Range>();
            var folded = rented.AsSpan(text.Length);
            if (!TryCut(pattern, folded, parts, out var length) || length > text.Length) return false;
            for (var i = 0; i < text.Length; i++) rented[i] = Fold(text[i]);
            return Match(rented.AsSpan(0, text.Length), folded, parts);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Cuts a pattern at its wildcards.</summary>
    /// <returns>False when it ends within an escape: such a pattern matches nothing.</returns>
    private static bool TryCut(ReadOnlySpan<byte> pattern, Span<byte> folded, List<Range> parts, out int length)
    {
        length = 0;
        var start = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case (byte)'%':
                    parts.Add(start..length);
                    start = length;
                    break;
                case (byte)'_':
                    folded[length++] = Any;
                    break;
                case (byte)'\\':
                    if (++i == pattern.Length) return false;
                    folded[length++] = Fold(pattern[i]);
                    break;
                default:
                    folded[length++] = Fold(pattern[i]);
                    break;
            }
        }

        parts.Add(start..length);
        return true;
    }

    /// <summary>The first part is where the text begins, the last where it ends, and each between at the first place behind the one before.</summary>
    private bool Match(ReadOnlySpan<byte> text, ReadOnlySpan<byte> pattern, List<Range> parts)
    {
        var at = EndOfMatch(text, 0, pattern[parts[0]]);
        if (parts.Count == 1 || at < 0) return at == text.Length;
        for (var i = 1; i < parts.Count - 1 && at >= 0; i++) at = Find(text, at, pattern[parts[i]]);
        if (at < 0) return false;
        var last = pattern[parts[^1]];
        var start = StartOfLast(text, last);
        return start >= at && EndOfMatch(text, start, last) == text.Length;
    }

    /// <returns>The end of the first place from here on; -1 when there is none.</returns>
    private int Find(ReadOnlySpan<byte> text, int from, ReadOnlySpan<byte> part)
    {
        if (!part.Contains(Any)) return FindBytes(text, from, part);
        for (; from <= text.Length - part.Length; from++)
        {
            if (IsInsideOfLetter(text[from])) continue;
            var end = EndOfMatch(text, from, part);
            if (end >= 0) return end;
        }

        return -1;
    }

    /// <summary>Knuth, Morris and Pratt: what has matched so far tells how far to go back in the part, and never in the text.</summary>
    private int FindBytes(ReadOnlySpan<byte> text, int from, ReadOnlySpan<byte> part)
    {
        if (part.IsEmpty) return from;
        var borders = ArrayPool<int>.Shared.Rent(part.Length);
        try
        {
            borders[0] = 0;
            for (int i = 1, matched = 0; i < part.Length; i++)
            {
                matched = Next(part, borders, matched, part[i]);
                borders[i] = matched;
            }

            for (int i = from, matched = 0; i < text.Length; i++)
            {
                matched = Next(part, borders, matched, text[i]);
                if (matched == part.Length) return i + 1;
            }

            return -1;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(borders);
        }
    }

    private int Next(ReadOnlySpan<byte> part, int[] borders, int matched, byte next)
    {
        Count();
        while (matched > 0 && part[matched] != next)
        {
            Count();
            matched = borders[matched - 1];
        }

        return part[matched] == next ? matched + 1 : matched;
    }

    /// <returns>Where a part ends that matches at this place; -1 when it does not.</returns>
    private int EndOfMatch(ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> part)
    {
        foreach (var wanted in part)
        {
            Count();
            if (at == text.Length || (wanted != Any && wanted != text[at])) return -1;
            at++;
            while (wanted == Any && at < text.Length && IsInsideOfLetter(text[at])) at++;
        }

        return at;
    }

    /// <returns>Where a part has to begin that goes up to the end; -1 when the text is too short.</returns>
    private static int StartOfLast(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part)
    {
        var at = text.Length;
        for (var i = part.Length - 1; i >= 0; i--)
        {
            if (--at < 0) return -1;
            while (part[i] == Any && at > 0 && IsInsideOfLetter(text[at])) at--;
        }

        return at;
    }

    private void Count()
    {
        if (++Compared % BytesBetweenLooks == 0 && mustStop()) throw new OperationCanceledException();
    }

    private static bool IsInsideOfLetter(byte b) => (b & 0xC0) == 0x80;

    private static byte Fold(byte b) => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;
}
