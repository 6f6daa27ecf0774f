using System.Text;

namespace Holdall.Engine.Files;

/// <summary>
/// The header <c>Content-Disposition</c>: the file name in quotes, and for names beyond ASCII a second time as RFC 8187 writes it, which browsers prefer.
/// The framework's own type leaves plain names without quotes, or writes each of them twice.
/// </summary>
internal static class Disposition
{
    private static readonly Rune Stand = new('_');

    public static string Of(bool isInline, string name)
    {
        var header = new StringBuilder(isInline ? "inline" : "attachment").Append("; filename=\"");
        var whole = new StringBuilder(name.Length);
        var isPlain = true;
        foreach (var rune in name.EnumerateRunes())
        {
            // Names of old data may hold anything, and a header ends at its line.
            var shown = Rune.IsControl(rune) ? Stand : rune;
            whole.Append(shown.ToString());
            isPlain &= shown.IsAscii;
            if (shown.Value is '"' or '\\') header.Append('\\');
            header.Append(shown.IsAscii ? (char)shown.Value : '_');
        }

        header.Append('"');
        if (!isPlain) header.Append("; filename*=UTF-8''").Append(Uri.EscapeDataString(whole.ToString()));
        return header.ToString();
    }
}
