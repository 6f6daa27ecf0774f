using System.Globalization;
using System.Text;

namespace Holdall.Engine.Records;

/// <summary>What a count depends on, apart from the rows: the statement and its values.</summary>
internal static class CountKey
{
    private const int MaxChars = 4000;

    /// <summary>The key to keep a count by; null when it would be long.</summary>
    public static string? Of(string sql, IReadOnlyList<object?> parameters)
    {
        if (parameters.Count == 0) return sql;
        var key = new StringBuilder(sql);
        foreach (var value in parameters)
        {
            // The length keeps a text from looking like another one and its neighbour.
            if (value is string text) key.Append("\n'").Append(text.Length).Append('\'').Append(text);
            else if (value is byte[]) return null;
            else key.Append('\n').Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append(value is bool ? "b" : "");
            if (key.Length > MaxChars) return null;
        }

        return key.ToString();
    }
}
