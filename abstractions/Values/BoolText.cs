namespace Holdall.Values;

/// <summary>The spellings of true and false in forms and queries.</summary>
internal static class BoolText
{
    public static bool TryParse(string? text, out bool value)
    {
        value = text is "1" or "t" or "T" or "true" or "True" or "TRUE";
        return value || text is "0" or "f" or "F" or "false" or "False" or "FALSE";
    }
}
