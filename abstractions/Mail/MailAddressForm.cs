using System.Buffers;

namespace Holdall.Mail;

/// <summary>The form of an e-mail address.</summary>
internal static class MailAddressForm
{
    private static readonly SearchValues<char> AtomCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~");

    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    public static bool Matches(ReadOnlySpan<char> text)
    {
        var at = text.LastIndexOf('@');
        if (at <= 0) return false;
        return IsLocal(text[..at]) && IsDomain(text[(at + 1)..]);
    }

    private static bool IsLocal(ReadOnlySpan<char> local)
    {
        if (local[0] == '"') return IsQuoted(local);
        if (local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal)) return false;
        foreach (var c in local)
        {
            if (c != '.' && !AtomCharacters.Contains(c) && !IsUnicode(c)) return false;
        }

        return true;
    }

    /// <summary>Pairs of a quote and a character, and a last quote: not what the standard means, but what is accepted.</summary>
    private static bool IsQuoted(ReadOnlySpan<char> local)
    {
        while (local.Length > 1)
        {
            if (local[0] != '"') return false;
            var width = local.Length > 2 && char.IsSurrogatePair(local[1], local[2]) ? 2 : 1;
            local = local[(1 + width)..];
        }

        return local is "\"";
    }

    /// <summary>All labels but the last may hold dots, so together they follow the rule of one label.</summary>
    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        if (domain.EndsWith('.')) domain = domain[..^1];
        var dot = domain.LastIndexOf('.');
        if (dot <= 0 || dot == domain.Length - 1) return false;
        var labels = domain[..dot];
        var top = domain[(dot + 1)..];
        return IsEdge(labels[0]) && IsEdge(labels[^1]) && AreInner(labels) && IsTopEdge(top[0]) && IsTopEdge(top[^1]) && AreInner(top);
    }

    private static bool AreInner(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!LabelCharacters.Contains(c) && !IsUnicode(c)) return false;
        }

        return true;
    }

    private static bool IsEdge(char c) => char.IsAsciiLetterOrDigit(c) || IsUnicode(c);

    private static bool IsTopEdge(char c) => char.IsAsciiLetter(c) || IsUnicode(c);

    private static bool IsUnicode(char c) => c is >= '\u00A0' and <= '\uD7FF' or >= '\uF900' and <= '\uFDCF' or >= '\uFDF0' and <= '\uFFEF';
}
