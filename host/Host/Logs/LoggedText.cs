using System.Text;
using Holdall.Engine.Fields.Formats;

namespace Holdall.Host.Logs;

/// <summary>What clients send, in a form that a log may keep: bounded, and without secrets.</summary>
internal static class LoggedText
{
    private const string Hidden = "***";

    private static readonly string[] SecretNames = ["token", "password", "secret"];

    /// <summary>
    /// Puts stars in the place of query values whose names speak of a token, a password or a secret, such as those of links to protected files.
    /// </summary>
    public static string HideSecrets(string url)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal);
        // A name may be escaped, so that only its decoded form tells.
        if (query < 0 || (!MentionsSecret(url.AsSpan(query)) && !url.AsSpan(query).Contains('%'))) return url;
        var shown = new StringBuilder(url.Length).Append(url, 0, query + 1);
        foreach (var range in url.AsSpan(query + 1).Split('&'))
        {
            var pair = url.AsSpan(query + 1)[range];
            if (shown[^1] != '?') shown.Append('&');
            var equals = pair.IndexOf('=');
            if (equals < 0 || !MentionsSecret(Decode(pair[..equals].ToString()))) shown.Append(pair);
            else shown.Append(pair[..(equals + 1)]).Append(Hidden);
        }

        return shown.ToString();
    }

    /// <summary>The text, or its start and dots when it has too many bytes.</summary>
    public static string Limit(string text, int mostBytes)
    {
        var head = TextHead.Of(text, mostBytes);
        return head.Length == text.Length ? text : head + "...";
    }

    /// <summary>The text with its percent signs decoded; unchanged when one of them stands for nothing.</summary>
    public static string Decode(string text)
    {
        for (var at = text.IndexOf('%', StringComparison.Ordinal); at >= 0; at = text.IndexOf('%', at + 1))
        {
            if (at + 2 >= text.Length || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2])) return text;
        }

        return Uri.UnescapeDataString(text);
    }

    private static bool MentionsSecret(ReadOnlySpan<char> text)
    {
        foreach (var name in SecretNames)
        {
            if (text.Contains(name, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
