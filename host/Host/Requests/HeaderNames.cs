using System.Text;
using Holdall.Host.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Holdall.Host.Requests;

/// <summary>Headers as rules name them: lower case, one <c>_</c> for every run of other characters (spec 03, section 6.7). <c>Host</c> is not among them.</summary>
internal static class HeaderNames
{
    public static Dictionary<string, string> Normalize(IHeaderDictionary headers)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, lines) in headers)
        {
            if (lines.Count > 0 && !name.Equals("Host", StringComparison.OrdinalIgnoreCase)) texts[Normalize(name)] = lines[0] ?? "";
        }

        return texts;
    }

    public static string Normalize(string name)
    {
        var result = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c)) result.Append(char.ToLowerInvariant(c));
            else if (result.Length == 0 || result[^1] != '_') result.Append('_');
        }

        return result.ToString();
    }
}
