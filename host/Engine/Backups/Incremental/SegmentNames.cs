using System.Globalization;
using System.Text.RegularExpressions;
using Holdall.Engine.Fields.Formats;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>
/// Keys of what is stored: <c>generation/number-time.base</c> and <c>generation/number-time.pages</c>. They sort by time, and a list of them tells what can be
/// restored.
/// </summary>
internal static partial class SegmentNames
{
    /// <summary>Where they lie in the data directory, or in the bucket of backups.</summary>
    public const string Folder = "incremental";

    private const string TimeFormat = "yyyyMMdd'T'HHmmssfff'Z'";
    private const int RandomLength = 6;

    /// <summary>A name for a generation that begins now.</summary>
    public static string NewGeneration(DateTimeOffset now) => TextOf(now) + "-" + Ids.Random(RandomLength, Ids.LowerLettersAndDigits);

    public static string Of(string generation, uint number, DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"{generation}/{number:D8}-{TextOf(time)}.{(number == 0 ? "base" : "pages")}");

    /// <summary>What a key tells; null when it is none of these.</summary>
    public static StoredSegment? Find(string key)
    {
        var match = Form().Match(key);
        if (!match.Success || !TryParse(match.Groups["time"].ValueSpan, out var time)) return null;
        var number = uint.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        return number == 0 == (match.Groups["kind"].ValueSpan is "base") ? new StoredSegment(match.Groups["generation"].Value, number, time, key) : null;
    }

    private static string TextOf(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    [GeneratedRegex(@"\A(?<generation>\d{8}T\d{9}Z-[a-z0-9]{6})/(?<number>\d{8})-(?<time>\d{8}T\d{9}Z)\.(?<kind>base|pages)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
