using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Holdall.Engine.LocalFiles;

/// <summary>Turns keys into paths below a folder.</summary>
internal static partial class StorageKeys
{
    private const string RefusedByWindows = "\\<>:\"|?*";

    /// <summary>The path of a key below a root.</summary>
    /// <exception cref="ArgumentException">The key is not valid, or its path would leave the root.</exception>
    public static string PathOf(string root, string key)
    {
        if (key.Length == 0 || key[0] == '/' || SideCar.IsNameOfOne(key)) throw Refused(key);
        var path = root + Path.DirectorySeparatorChar + Escape(key).Replace('/', Path.DirectorySeparatorChar);
        return Path.GetFullPath(path) == path ? path : throw Refused(key);
    }

    /// <summary>As <see cref="PathOf"/>, for a folder: the key ends in a slash.</summary>
    public static string FolderOf(string root, string prefix) => PathOf(root, prefix[..^1]);

    /// <summary>The key of a path below a root.</summary>
    public static string KeyOf(string root, string path)
    {
        var key = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
        return Escaped().Replace(
            key, static match => ((char)int.Parse(match.ValueSpan[4..^2], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
    }

    private static string Escape(string key)
    {
        StringBuilder? escaped = null;
        for (var i = 0; i < key.Length; i++)
        {
            if (IsPlain(key, i))
            {
                escaped?.Append(key[i]);
                continue;
            }

            escaped ??= new StringBuilder(key, 0, i, key.Length + 16);
            escaped.Append(CultureInfo.InvariantCulture, $"__0x{(int)key[i]:x}__");
        }

        return escaped?.ToString() ?? key;
    }

    private static bool IsPlain(string key, int i) => key[i] switch
    {
        < ' ' => false,
        '/' => i < key.Length - 1 && key[i - 1] != '/' && !(i > 1 && key[i - 1] == '.' && key[i - 2] == '.'),
        var c => !OperatingSystem.IsWindows() || !RefusedByWindows.Contains(c),
    };

    private static ArgumentException Refused(string key) => new($"\"{key}\" is no valid key of a file.", nameof(key));

    [GeneratedRegex("__0x[0-9a-f]{1,4}__", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
