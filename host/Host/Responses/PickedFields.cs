namespace Holdall.Host.Responses;

/// <summary>Splits the parameter <c>fields</c> at commas outside of brackets and quotes.</summary>
internal static class PickedFields
{
    /// <returns>False when brackets or quotes are not balanced.</returns>
    public static bool TrySplit(string text, out List<string> parts)
    {
        parts = [];
        var start = 0;
        var depth = 0;
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
            }
            else if (c is '\'' or '"' or '`')
            {
                quote = c;
            }
            else if (c == '(')
            {
                depth++;
            }
            else if (c == ')' && --depth < 0)
            {
                return false;
            }
            else if (c == ',' && depth == 0)
            {
                Add(parts, text[start..i]);
                start = i + 1;
            }
        }

        Add(parts, text[start..]);
        return depth == 0 && quote == '\0';
    }

    private static void Add(List<string> parts, string part)
    {
        part = part.Trim();
        if (part.Length > 0) parts.Add(part);
    }
}
