namespace Holdall.Values;

/// <summary>
/// Whole numbers in forms: decimal, or as programs write them, <c>0x1f</c>, <c>0o17</c>, <c>017</c>, <c>0b11</c>, with <c>_</c> between digits.
/// </summary>
internal static class IntegerText
{
    public static bool TryParse(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        var isNegative = text is ['-', ..];
        if (text is ['-' or '+', ..]) text = text[1..];
        var (numberBase, prefix) = BaseOf(text);
        if (!TryParse(text[prefix..], numberBase, prefix > 0, out var size) || size > (isNegative ? 1UL << 63 : long.MaxValue)) return false;
        value = unchecked(isNegative ? -(long)size : (long)size);
        return true;
    }

    private static (uint Base, int Prefix) BaseOf(ReadOnlySpan<char> text) => text switch
    {
        ['0', 'x' or 'X', ..] => (16, 2),
        ['0', 'o' or 'O', ..] => (8, 2),
        ['0', 'b' or 'B', ..] => (2, 2),
        ['0', _, ..] => (8, 1),
        _ => (10, 0),
    };

    /// <param name="digits">The digits.</param>
    /// <param name="numberBase">The base.</param>
    /// <param name="mayBeginWithUnderscore">Whether something stands before them that one may follow.</param>
    /// <param name="value">The number.</param>
    private static bool TryParse(ReadOnlySpan<char> digits, uint numberBase, bool mayBeginWithUnderscore, out ulong value)
    {
        value = 0;
        var mayBeUnderscore = mayBeginWithUnderscore;
        foreach (var c in digits)
        {
            if (c == '_' && mayBeUnderscore)
            {
                mayBeUnderscore = false;
                continue;
            }

            var digit = DigitOf(c);
            if (digit >= numberBase || value > (ulong.MaxValue - digit) / numberBase) return false;
            value = (value * numberBase) + digit;
            mayBeUnderscore = true;
        }

        return digits.Length > 0 && digits[^1] != '_';
    }

    private static uint DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => (uint)(c - '0'),
        >= 'a' and <= 'f' => (uint)(c - 'a') + 10,
        >= 'A' and <= 'F' => (uint)(c - 'A') + 10,
        _ => uint.MaxValue,
    };
}
