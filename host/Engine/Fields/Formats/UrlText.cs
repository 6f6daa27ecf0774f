using System.Net;
using System.Net.Sockets;

namespace Holdall.Engine.Fields.Formats;

/// <summary>Which texts count as URLs, wherever the API asks for one.</summary>
internal static class UrlText
{
    private const int MinLength = 4;
    private const int MaxLength = 2082;
    private const string Separator = "://";

    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.Length < MinLength || text.Length > MaxLength || text[0] == '.') return false;
        foreach (var c in text)
        {
            if (c is <= ' ' or '\u007F') return false;
        }

        var hasScheme = SplitScheme(text, out var rest);
        var isPath = !hasScheme && (!text.Contains(':') || text.Contains(Separator, StringComparison.Ordinal));
        if (isPath && !PathOf(text).Contains('.')) return false;
        var end = EndOfAuthority(rest);
        return HasValidEscapes(rest[end..]) && IsAuthority(rest[..end]);
    }

    /// <summary>The host with its port; empty if there is no scheme.</summary>
    public static ReadOnlySpan<char> Host(ReadOnlySpan<char> url)
    {
        if (!SplitScheme(url, out var rest)) return [];
        var authority = rest[..EndOfAuthority(rest)];
        return authority[(authority.LastIndexOf('@') + 1)..];
    }

    private static bool SplitScheme(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        rest = text;
        var end = text.IndexOf(Separator, StringComparison.Ordinal);
        if (end < 0 || text[..end] is not ("http" or "https" or "ftp" or "tcp" or "udp" or "ws" or "wss")) return false;
        rest = text[(end + Separator.Length)..];
        return true;
    }

    private static ReadOnlySpan<char> PathOf(ReadOnlySpan<char> text) => text.IndexOfAny('?', '#') is >= 0 and var end ? text[..end] : text;

    private static int EndOfAuthority(ReadOnlySpan<char> rest) => rest.IndexOfAny('/', '?', '#') is >= 0 and var end ? end : rest.Length;

    private static bool IsAuthority(ReadOnlySpan<char> authority)
    {
        var at = authority.LastIndexOf('@');
        if (at >= 0 && !IsUser(authority[..at])) return false;
        var host = WithoutPort(authority[(at + 1)..]);
        if (host.EndsWith('.')) host = host[..^1];
        if (host.IsEmpty) return false;
        return host[0] == '[' ? IsAddress6(host) : IsName(host);
    }

    private static bool IsUser(ReadOnlySpan<char> user)
    {
        foreach (var c in user)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !"-._:~!$&'()*+,;=%@".Contains(c)) return false;
        }

        return user.Length > 0 && HasValidEscapes(user);
    }

    private static ReadOnlySpan<char> WithoutPort(ReadOnlySpan<char> host)
    {
        var colon = host.LastIndexOf(':');
        if (colon < 0 || host.Length - colon - 1 is < 1 or > 5) return host;
        return host[(colon + 1)..].ContainsAnyExceptInRange('0', '9') ? host : host[..colon];
    }

    private static bool IsAddress6(ReadOnlySpan<char> host) =>
        host[^1] == ']' && !host.Contains('%') && IPAddress.TryParse(host[1..^1], out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    /// <summary>Labels that start and end with a letter or digit; letters beyond ASCII in the last two only.</summary>
    private static bool IsName(ReadOnlySpan<char> host)
    {
        for (var index = 0; ; index++)
        {
            var dot = host.LastIndexOf('.');
            if (!IsLabel(host[(dot + 1)..], allowUnicode: index < 2)) return false;
            if (dot < 0) return true;
            host = host[..dot];
        }
    }

    private static bool IsLabel(ReadOnlySpan<char> label, bool allowUnicode)
    {
        if (label.IsEmpty || label[0] is '-' or '_' || label[^1] is '-' or '_') return false;
        foreach (var c in label)
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_') continue;
            if (!allowUnicode || c < '\u00A1' || char.IsSurrogate(c)) return false;
        }

        return true;
    }

    /// <summary>Whether each percent sign outside of the query starts an escape.</summary>
    private static bool HasValidEscapes(ReadOnlySpan<char> text)
    {
        var fragment = text.IndexOf('#') is >= 0 and var hash ? text[hash..] : [];
        return AreEscapes(PathOf(text)) && AreEscapes(fragment);
    }

    private static bool AreEscapes(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOf('%'); i >= 0; i = text.IndexOf('%'))
        {
            if (text.Length < i + 3 || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2])) return false;
            text = text[(i + 3)..];
        }

        return true;
    }
}
