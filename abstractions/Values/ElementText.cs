using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Holdall.Values;

/// <summary>
/// The texts of JSON elements. JSON may hold half a surrogate pair as an escape, which .NET refuses to read: it becomes U+FFFD, as everywhere else.
/// </summary>
internal static class ElementText
{
    public static string Of(JsonElement element)
    {
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException) when (element.ValueKind == JsonValueKind.String)
        {
            return Unescape(element.GetRawText());
        }
    }

    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return Unescape(member.ToString());
        }
    }

    /// <summary>Reads the string at the start of a JSON text.</summary>
    private static string Unescape(string json)
    {
        var text = new StringBuilder(json.Length);
        for (var i = 1; i < json.Length && json[i] != '"'; i++)
        {
            if (json[i] != '\\')
            {
                text.Append(json[i]);
                continue;
            }

            i++;
            text.Append(json[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', 'u' => Unit(json, i + 1), var c => c });
            if (json[i] == 'u') i += 4;
        }

        // Encoding and decoding replaces the halves.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static char Unit(string json, int at) => (char)ushort.Parse(json.AsSpan(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
