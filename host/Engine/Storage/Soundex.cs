namespace Holdall.Engine.Storage;

/// <summary>SQLite's <c>soundex</c>, which is left out of many builds: a letter and three digits for how an English word sounds.</summary>
internal static class Soundex
{
    private const int Length = 4;

    /// <summary>The digits of the letters from A on; those of 0 separate.</summary>
    private const string Digits = "01230120022455012623010202";

    /// <summary>The code of a text; <c>?000</c> for one without a letter.</summary>
    public static string Of(ReadOnlySpan<byte> text)
    {
        var start = text.IndexOfAnyInRange((byte)'A', (byte)'Z');
        var lower = text.IndexOfAnyInRange((byte)'a', (byte)'z');
        if (start < 0 || (lower >= 0 && lower < start)) start = lower;
        if (start < 0) return "?000";
        Span<char> code = [char.ToUpperInvariant((char)text[start]), '0', '0', '0'];
        var last = Digit(text[start]);
        var count = 1;
        for (var i = start + 1; i < text.Length && count < Length; i++)
        {
            var digit = Digit(text[i]);
            if (digit != '0' && digit != last) code[count++] = digit;
            last = digit;
        }

        return new string(code);
    }

    private static char Digit(byte letter)
    {
        var place = (letter & 0x5F) - 'A';
        return letter >= 'A' && place is >= 0 and < 26 ? Digits[place] : '0';
    }
}
