using Microsoft.Extensions.Primitives;

namespace Holdall.Plugins.Auth;

/// <summary>Reads the token of the <c>Authorization</c> header: as it is, or after <c>Bearer </c>.</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>The token, or empty.</summary>
    public static string Read(StringValues header)
    {
        if (header.Count == 0) return "";
        var text = header[0].AsSpan().Trim();
        if (text.Length > Scheme.Length && text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) text = text[Scheme.Length..];
        return text.Length == header[0]!.Length ? header[0]! : text.ToString();
    }
}
