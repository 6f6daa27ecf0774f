using System.Text;
using Holdall.Engine.Files;

namespace Holdall.Engine.Fields.Formats;

/// <summary>The names under which uploads are stored. All lengths are bytes.</summary>
internal static class FileNames
{
    private const int MaxClientName = 300;
    private const int MaxExtension = 20;
    private const int MaxStem = 100;
    private const int MinStem = 3;
    private const int RandomLength = 10;

    /// <summary>Makes the stored name of an upload.</summary>
    /// <param name="clientName">The name that the client gave; of a path, the last element.</param>
    /// <param name="head">The start of the content: it gives the extension when the name has none.</param>
    public static string Create(string clientName, ReadOnlySpan<byte> head)
    {
        var name = Tail(clientName[(clientName.LastIndexOf('/') + 1)..], MaxClientName);
        var rawExtension = RawExtension(name);
        var stem = SnakeCase(name.AsSpan(0, name.Length - rawExtension.Length));
        if (stem.Length < MinStem) stem += Random();
        else if (stem.Length > MaxStem) stem = stem[..MaxStem];
        return $"{stem}_{Random()}{Extension(rawExtension, head)}";
    }

    /// <summary>Whether a name may be stored: it starts with no dot and holds no separator of paths.</summary>
    public static bool IsValid(string name) => name.Length > 1 && name[0] != '.' && name.AsSpan().IndexOfAny('/', '\\') < 0;

    private static string Tail(string text, int maxBytes)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length <= maxBytes) return text;
        var start = bytes.Length - maxBytes;
        while (start < bytes.Length && (bytes[start] & 0xC0) == 0x80) start++;
        return Encoding.UTF8.GetString(bytes, start, bytes.Length - start);
    }

    /// <summary>From the second-last dot, so that <c>.tar.gz</c> stays whole; from the last one if there is only one.</summary>
    private static string RawExtension(string name)
    {
        var last = name.LastIndexOf('.');
        if (last < 0) return "";
        var second = last == 0 ? -1 : name.LastIndexOf('.', last - 1);
        return second < 0 ? name[last..] : name[second..];
    }

    private static string Extension(string raw, ReadOnlySpan<byte> head)
    {
        var kept = new StringBuilder(raw.Length);
        foreach (var c in raw)
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '*' or '-' or '+' or '=' or '#') kept.Append(c);
        }

        var clean = kept.ToString().Trim('.');
        if (clean.Length == 0) return ContentTypes.ExtensionOf(ContentTypes.Detect(head));
        var extension = "." + clean;
        return extension.Length > MaxExtension ? "." + extension[^MaxExtension..].Trim('.') : extension;
    }

    /// <summary>Words of letters and digits, also where capitals begin, in lower case and joined by <c>_</c>.</summary>
    public static string SnakeCase(ReadOnlySpan<char> text)
    {
        var snake = new StringBuilder(text.Length + 8);
        var before = '\0';
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                var starts = before == '\0' || char.IsAsciiLetterUpper(c) && !char.IsAsciiLetterUpper(before);
                if (starts && snake.Length > 0) snake.Append('_');
                snake.Append(char.ToLowerInvariant(c));
                before = c;
            }
            else
            {
                before = '\0';
            }
        }

        return snake.ToString();
    }

    private static string Random() => Ids.Random(RandomLength, Ids.LowerLettersAndDigits);
}
