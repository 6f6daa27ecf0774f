using Holdall.Http;

namespace Holdall.Host.Requests;

/// <summary>Headers as rules name them. <c>Host</c> is not among them.</summary>
internal static class HeaderNames
{
    public static Dictionary<string, string> Normalize(IHeaderDictionary headers)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, lines) in headers)
        {
            if (lines.Count > 0 && !name.Equals("Host", StringComparison.OrdinalIgnoreCase)) texts[RequestInfo.HeaderKey(name)] = lines[0] ?? "";
        }

        return texts;
    }
}
