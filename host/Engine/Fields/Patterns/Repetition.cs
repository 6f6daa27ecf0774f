using System.Globalization;

namespace Holdall.Engine.Fields.Patterns;

/// <summary>How often a part repeats: <c>*</c>, <c>+</c>, <c>?</c> or a count such as <c>{2,5}</c>, lazy with a <c>?</c> behind.</summary>
internal readonly record struct Repetition(int Min, int? Max, bool IsLazy)
{
    private const int MaxCount = 1000;

    /// <summary>Takes a repetition, if one stands here. Braces with anything else in them are plain text.</summary>
    public static bool TryTake(PatternReader reader, out Repetition repetition)
    {
        var start = reader.Position;
        if (!TryTakeCount(reader, out var min, out var max))
        {
            repetition = default;
            reader.Position = start;
            return false;
        }

        if (min > MaxCount || max > MaxCount || max < min) throw new PatternException("invalid repeat count", reader.Since(start));
        repetition = new Repetition(min, max, reader.TryTake('?'));
        return true;
    }

    /// <summary>Whether no part is asked for more than a thousand times, counted through all repetitions around it.</summary>
    public static bool IsAllowed(PatternNode.Repeat repeat) => IsSimple(repeat) || IsAllowed(repeat, MaxCount);

    private static bool IsSimple(PatternNode.Repeat repeat) => repeat.Min < 2 && repeat.Max is null or < 2;

    private static bool IsAllowed(PatternNode node, int most) => node switch
    {
        PatternNode.Repeat { Max: 0 } => true,
        PatternNode.Repeat repeat when IsStar(repeat) => IsAllowed(repeat.Item, most),
        PatternNode.Repeat repeat => (repeat.Max ?? repeat.Min) <= most && IsAllowed(repeat.Item, most / Math.Max(1, repeat.Max ?? repeat.Min)),
        PatternNode.Concat concat => concat.Items.All(item => IsAllowed(item, most)),
        PatternNode.Alternate alternate => alternate.Branches.All(branch => IsAllowed(branch, most)),
        _ => true,
    };

    private static bool IsStar(PatternNode.Repeat repeat) => repeat.Max is null && repeat.Min < 2;

    private static bool TryTakeCount(PatternReader reader, out int min, out int? max)
    {
        var sign = reader.Current;
        reader.Skip(1);
        (min, max) = sign switch { '*' => (0, null), '+' => (1, null), '?' => (0, 1), _ => (0, (int?)null) };
        if (sign != '{') return sign is '*' or '+' or '?';
        if (!TryTakeNumber(reader, out min)) return false;
        max = min;
        if (!reader.TryTake(',')) return reader.TryTake('}');
        max = null;
        if (reader.TryTake('}')) return true;
        if (!TryTakeNumber(reader, out var most)) return false;
        max = most;
        return reader.TryTake('}');
    }

    /// <summary>A number without leading zeros; one that is too large for anything counts as more than is allowed.</summary>
    private static bool TryTakeNumber(PatternReader reader, out int number)
    {
        var start = reader.Position;
        while (char.IsAsciiDigit(reader.Peek(0))) reader.Skip(1);
        var digits = reader.Since(start);
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number)) number = MaxCount + 1;
        return digits.Length == 1 || (digits.Length > 1 && digits[0] != '0');
    }
}
