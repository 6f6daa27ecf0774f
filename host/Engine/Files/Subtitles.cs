namespace Holdall.Engine.Files;

/// <summary>Subtitles in the format of SubRip.</summary>
internal static class Subtitles
{
    private const string TimeLayout = "00:00:00,000";
    private const int UntilOffset = 17;
    private const int TimesLength = 29;

    /// <summary>The number one on a line, and on the next one from when to when, as in <c>00:00:01,000 --&gt; 00:00:02,500</c>.</summary>
    public static string? Find(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        if (end < 0 || !text[..end].TrimEnd("\r"u8).SequenceEqual("1"u8)) return null;
        var times = text[(end + 1)..];
        if (times.Length < TimesLength || !times[TimeLayout.Length..].StartsWith(" --> "u8)) return null;
        return IsTime(times) && IsTime(times[UntilOffset..]) ? "application/x-subrip" : null;
    }

    private static bool IsTime(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < TimeLayout.Length; i++)
        {
            if (TimeLayout[i] == '0' ? !char.IsAsciiDigit((char)text[i]) : TimeLayout[i] != text[i]) return false;
        }

        return true;
    }
}
