using System.Globalization;

namespace Holdall.Engine.Jobs;

/// <summary>One of the five fields of a cron expression: reads a segment into a set of numbers, one bit each.</summary>
/// <param name="Min">Smallest number.</param>
/// <param name="Max">Largest number, and the largest step.</param>
internal sealed record CronField(int Min, int Max)
{
    public ulong Parse(string segment)
    {
        var values = 0UL;
        foreach (var part in segment.Split(',')) values |= ParsePart(part);
        return values;
    }

    private ulong ParsePart(string part)
    {
        var pieces = part.Split('/');
        if (pieces.Length > 2) throw new FormatException("Invalid segment step format - must be in the format */n or 1-30/n.");
        var step = pieces.Length == 2 ? ParseStep(pieces[1]) : 1;
        var (first, last) = pieces[0] == "*" ? (Min, Max) : ParseRange(pieces[0], step);
        var values = 0UL;
        for (var value = first; value <= last; value += step) values |= 1UL << value;
        return values;
    }

    private int ParseStep(string text)
    {
        var step = ParseNumber(text);
        if (step < 1 || step > Max) throw new FormatException($"Invalid segment step boundary - the step must be between 1 and the {Max}.");
        return (int)step;
    }

    private (int First, int Last) ParseRange(string text, int step)
    {
        var ends = text.Split('-');
        if (ends.Length > 2) throw new FormatException("Invalid segment range format - the range must have 1 or 2 parts.");
        if (ends.Length == 1 && step > 1) throw new FormatException("Invalid segment step - step > 1 could be used only with the wildcard or range format.");
        var first = ParseNumber(ends[0]);
        if (first < Min || first > Max) throw new FormatException("Invalid segment value - must be between the min and max of the segment.");
        if (ends.Length == 1) return ((int)first, (int)first);
        var last = ParseNumber(ends[1]);
        if (last < first || last > Max) throw new FormatException($"Invalid segment range maximum - must be between {first} and {Max}.");
        return ((int)first, (int)last);
    }

    /// <summary>Digits, after a sign if there is one. The messages are those that clients know.</summary>
    private static long ParseNumber(string text)
    {
        var digits = text.StartsWith('+') ? text.AsSpan(1) : text;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9')) throw new FormatException($"Strconv.Atoi: parsing \"{text}\": invalid syntax.");
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        throw new FormatException($"Strconv.Atoi: parsing \"{text}\": value out of range.");
    }
}
