namespace Holdall.Plugins.JsHooks.Paths;

/// <summary>Go's patterns of paths: <c>*</c> and <c>?</c> for anything but a separator, <c>[a-z]</c> and <c>[^a]</c> for one of a set.</summary>
internal static class GoGlob
{
    /// <exception cref="FormatException">The pattern is malformed.</exception>
    public static bool Match(string pattern, string name)
    {
        Check(pattern);
        var (p, n) = (0, 0);
        var (star, from) = (-1, 0);
        while (true)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, from) = (p++, n);
                continue;
            }

            if (p == pattern.Length && n == name.Length) return true;
            if (p < pattern.Length && n < name.Length && MatchOne(pattern, ref p, name[n]))
            {
                n++;
                continue;
            }

            if (star < 0 || from >= name.Length || IsSeparator(name[from])) return false;
            (p, n) = (star + 1, ++from);
        }
    }

    /// <summary>The existing paths that match a pattern, sorted within each folder.</summary>
    /// <exception cref="FormatException">The pattern is malformed.</exception>
    public static List<string> Find(string pattern)
    {
        Check(pattern);
        if (!HasMeta(pattern)) return Path.Exists(pattern) ? [pattern] : [];
        var (folder, file) = GoPath.Split(pattern);
        folder = folder.Length == 0 ? "." : folder.Length > 1 ? folder.TrimEnd('/', Path.DirectorySeparatorChar) : folder;
        if (folder.Length == 0) folder = Path.DirectorySeparatorChar.ToString();
        var folders = HasMeta(folder) ? Find(folder) : [folder];
        return [.. folders.SelectMany(f => FindIn(f, file, isPlain: pattern == file))];
    }

    private static IEnumerable<string> FindIn(string folder, string pattern, bool isPlain)
    {
        if (!Directory.Exists(folder)) return [];
        return new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(e => e.Name).Where(name => Match(pattern, name)).Order(StringComparer.Ordinal)
            .Select(name => isPlain ? name : GoPath.Join([folder, name]));
    }

    private static bool HasMeta(string pattern) => pattern.AsSpan().IndexOfAny(OperatingSystem.IsWindows() ? "*?[" : "*?[\\") >= 0;

    /// <summary>Matches one character against what stands at <paramref name="p"/>, and goes on behind it if it fits.</summary>
    private static bool MatchOne(string pattern, ref int p, char c)
    {
        switch (pattern[p])
        {
            case '?':
                if (IsSeparator(c)) return false;
                p++;
                return true;
            case '[':
                var end = p;
                if (!MatchSet(pattern, ref end, c)) return false;
                p = end;
                return true;
            case '\\' when !OperatingSystem.IsWindows():
                if (pattern[p + 1] != c) return false;
                p += 2;
                return true;
            default:
                if (pattern[p] != c) return false;
                p++;
                return true;
        }
    }

    private static bool MatchSet(string pattern, ref int p, char c)
    {
        p++;
        var isNegated = pattern[p] == '^';
        if (isNegated) p++;
        var isIn = false;
        do
        {
            var low = ReadSetCharacter(pattern, ref p);
            var high = low;
            if (pattern[p] == '-')
            {
                p++;
                high = ReadSetCharacter(pattern, ref p);
            }

            isIn |= low <= c && c <= high;
        }
        while (pattern[p] != ']');
        p++;
        return isIn != isNegated;
    }

    private static char ReadSetCharacter(string pattern, ref int p)
    {
        if (pattern[p] == '\\' && !OperatingSystem.IsWindows()) p++;
        return pattern[p++];
    }

    /// <summary>Walks the pattern once, so that matching need not look for its end.</summary>
    private static void Check(string pattern)
    {
        for (var p = 0; p < pattern.Length; p++)
        {
            if (pattern[p] == '\\' && !OperatingSystem.IsWindows() && ++p == pattern.Length) throw Malformed();
            else if (pattern[p] == '[' && (p == 0 || pattern[p - 1] != '\\')) p = CheckSet(pattern, p);
        }
    }

    private static int CheckSet(string pattern, int p)
    {
        if (++p < pattern.Length && pattern[p] == '^') p++;
        for (var isFirst = true; isFirst || p < pattern.Length && pattern[p] != ']'; isFirst = false)
        {
            SkipSetCharacter(pattern, ref p);
            if (p >= pattern.Length || pattern[p] != '-') continue;
            p++;
            SkipSetCharacter(pattern, ref p);
        }

        return p < pattern.Length ? p : throw Malformed();
    }

    private static void SkipSetCharacter(string pattern, ref int p)
    {
        if (p >= pattern.Length || pattern[p] is '-' or ']') throw Malformed();
        if (pattern[p] == '\\' && !OperatingSystem.IsWindows()) p++;
        if (++p > pattern.Length) throw Malformed();
    }

    private static bool IsSeparator(char c) => c == Path.DirectorySeparatorChar;

    private static FormatException Malformed() => new("syntax error in pattern");
}
