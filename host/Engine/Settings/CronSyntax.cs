using System.Globalization;

namespace Holdall.Engine.Settings;

/// <summary>Says what is wrong with a cron expression (spec 07, sections 9.4 and 9.5).</summary>
internal static class CronSyntax
{
    private static readonly string[] Macros = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];

    private static readonly (int Min, int Max, int MaxStep)[] Segments = [(0, 59, 59), (0, 23, 23), (1, 31, 31), (1, 12, 12), (0, 6, 6)];

    /// <summary>The message for people, or null.</summary>
    public static string? FindError(string expression)
    {
        if (Array.IndexOf(Macros, expression) >= 0) return null;
        var segments = expression.Split(' ');
        if (segments.Length != Segments.Length) return "Invalid cron expression - must be a valid macro or to have exactly 5 space separated segments.";
        for (var i = 0; i < segments.Length; i++)
        {
            foreach (var part in segments[i].Split(','))
            {
                if (FindError(part, Segments[i]) is { } error) return error;
            }
        }

        return null;
    }

    private static string? FindError(string part, (int Min, int Max, int MaxStep) limits)
    {
        var pieces = part.Split('/');
        if (pieces.Length > 2) return "Invalid segment step format - must be in the format */n or 1-30/n.";
        var step = 1;
        if (pieces.Length == 2)
        {
            if (!TryNumber(pieces[1], out step)) return NotANumber(pieces[1]);
            if (step < 1 || step > limits.MaxStep) return $"Invalid segment step boundary - the step must be between 1 and the {limits.MaxStep}.";
        }

        return pieces[0] == "*" ? null : FindRangeError(pieces[0], step, limits);
    }

    private static string? FindRangeError(string range, int step, (int Min, int Max, int MaxStep) limits)
    {
        var ends = range.Split('-');
        if (ends.Length > 2) return "Invalid segment range format - the range must have 1 or 2 parts.";
        if (ends.Length == 1 && step > 1) return "Invalid segment step - step > 1 could be used only with the wildcard or range format.";
        if (!TryNumber(ends[0], out var from)) return NotANumber(ends[0]);
        if (from < limits.Min || from > limits.Max) return "Invalid segment value - must be between the min and max of the segment.";
        if (ends.Length == 1) return null;
        if (!TryNumber(ends[1], out var to)) return NotANumber(ends[1]);
        return to < from || to > limits.Max ? $"Invalid segment range maximum - must be between {from} and {limits.Max}." : null;
    }

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static string NotANumber(string text) => $"Strconv.Atoi: parsing \"{text}\": invalid syntax.";
}
