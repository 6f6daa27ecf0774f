namespace Holdall.Engine.Filters;

/// <summary>A filter, rule or sort expression is not valid. The message is the reason, for the log and for the check of rules (spec 03, section 11.7).</summary>
internal sealed class FilterException(string message) : Exception(message)
{
    /// <summary>The expression ends where something has to follow.</summary>
    public static FilterException Incomplete() => new("invalid or incomplete filter expression");

    /// <summary>A character that starts nothing.</summary>
    public static FilterException Unexpected(char character) => new($"unexpected character '{character}'");
}
