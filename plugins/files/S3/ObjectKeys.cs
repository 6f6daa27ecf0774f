using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Holdall.Plugins.Files.S3;

/// <summary>Turns keys of files into those of objects. The same keys are refused as on a disk, so that files can move between both.</summary>
internal static partial class ObjectKeys
{
    private const string SideCarEnding = ".attrs";

    /// <summary>The key of the object.</summary>
    /// <exception cref="ArgumentException">The key is not valid.</exception>
    public static string Of(string key)
    {
        if (key.Length == 0 || key[0] == '/' || key.EndsWith(SideCarEnding, StringComparison.Ordinal)) throw Refused(key);
        var escaped = Escape(key);
        foreach (var part in escaped.Split('/'))
        {
            if (part is "." or "..") throw Refused(key);
        }

        return escaped;
    }

    /// <summary>The key of the file that an object is.</summary>
    public static string KeyOf(string key) =>
        Escaped().Replace(key, static match => ((char)int.Parse(match.ValueSpan[4..^2], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    private static string Escape(string key)
    {
        var escaped = new StringBuilder(key.Length);
        for (var i = 0; i < key.Length; i++)
        {
            var isUp = key[i] == '/' && i > 1 && key[i - 1] == '.' && key[i - 2] == '.';
            if (key[i] < ' ' || isUp) escaped.Append(CultureInfo.InvariantCulture, $"__0x{(int)key[i]:x}__");
            else escaped.Append(key[i]);
        }

        return escaped.ToString();
    }

    private static ArgumentException Refused(string key) => new($"\"{key}\" is no valid key of a file.", nameof(key));

    [GeneratedRegex("__0x[0-9a-f]{1,4}__", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
