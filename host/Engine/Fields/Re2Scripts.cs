namespace Holdall.Engine.Fields;

/// <summary>Names behind <c>\p</c>: general categories, which .NET knows, and the common scripts, which it knows as blocks.</summary>
internal static class Re2Scripts
{
    /// <summary>Members of a class. Of the further planes a negated one holds everything, a plain one nothing.</summary>
    /// <exception cref="FormatException">The name is unknown.</exception>
    public static string Class(string name, bool negated)
    {
        if (name == "Any") return negated ? @"\uD800" : @"\u0000-\uD7FF\uE000-\uFFFF";
        var (plain, opposite) = IsCategory(name) ? ($@"\p{{{name}}}", $@"\P{{{name}}}") : Script(name);
        return negated ? opposite : plain;
    }

    private static bool IsCategory(string name) => name is "L" or "Lu" or "Ll" or "Lt" or "Lm" or "Lo" or "M" or "Mn" or "Mc" or "Me" or "N" or "Nd" or "Nl"
        or "No" or "P" or "Pc" or "Pd" or "Ps" or "Pe" or "Pi" or "Pf" or "Po" or "S" or "Sm" or "Sc" or "Sk" or "So" or "Z" or "Zs" or "Zl" or "Zp" or "C"
        or "Cc" or "Cf" or "Co";

    private static (string Plain, string Opposite) Script(string name) => name switch
    {
        "Latin" => (
            @"A-Za-z\u00AA\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02B8\u1D00-\u1D25\u1E00-\u1EFF\u2C60-\u2C7F\uA722-\uA787\uFB00-\uFB06\uFF21-\uFF3A\uFF41-\uFF5A",
            @"\u0000-@\[-`\{-\u00A9\u00AB-\u00B9\u00BB-\u00BF\u00D7\u00F7\u02B9-\u1CFF\u1D26-\u1DFF\u1F00-\u2C5F\u2C80-\uA721\uA788-\uD7FF\uE000-\uFAFF\uFB07-\uFF20\uFF3B-\uFF40\uFF5B-\uFFFF"),
        "Greek" => (@"\u0370-\u03FF\u1F00-\u1FFF", @"\u0000-\u036F\u0400-\u1EFF\u2000-\uD7FF\uE000-\uFFFF"),
        "Cyrillic" => (@"\u0400-\u052F\u1C80-\u1C8F\u2DE0-\u2DFF\uA640-\uA69F", @"\u0000-\u03FF\u0530-\u1C7F\u1C90-\u2DDF\u2E00-\uA63F\uA6A0-\uD7FF\uE000-\uFFFF"),
        "Hebrew" => (@"\u0591-\u05F4\uFB1D-\uFB4F", @"\u0000-\u0590\u05F5-\uD7FF\uE000-\uFB1C\uFB50-\uFFFF"),
        "Arabic" => (@"\u0600-\u06FF\u0750-\u077F\u08A0-\u08FF\uFB50-\uFDFF\uFE70-\uFEFC", @"\u0000-\u05FF\u0700-\u074F\u0780-\u089F\u0900-\uD7FF\uE000-\uFB4F\uFE00-\uFE6F\uFEFD-\uFFFF"),
        "Devanagari" => (@"\u0900-\u097F\uA8E0-\uA8FF", @"\u0000-\u08FF\u0980-\uA8DF\uA900-\uD7FF\uE000-\uFFFF"),
        "Thai" => (@"\u0E01-\u0E3A\u0E40-\u0E5B", @"\u0000-\u0E00\u0E3B-\u0E3F\u0E5C-\uD7FF\uE000-\uFFFF"),
        "Hangul" => (@"\u1100-\u11FF\u3131-\u318E\uA960-\uA97C\uAC00-\uD7A3", @"\u0000-\u10FF\u1200-\u3130\u318F-\uA95F\uA97D-\uABFF\uD7A4-\uD7FF\uE000-\uFFFF"),
        "Hiragana" => (@"\u3041-\u3096\u309D-\u309F", @"\u0000-\u3040\u3097-\u309C\u30A0-\uD7FF\uE000-\uFFFF"),
        "Katakana" => (@"\u30A1-\u30FA\u30FD-\u30FF\u31F0-\u31FF\uFF66-\uFF9D", @"\u0000-\u30A0\u30FB-\u30FC\u3100-\u31EF\u3200-\uD7FF\uE000-\uFF65\uFF9E-\uFFFF"),
        "Han" => (@"\u2E80-\u2FD5\u3005\u3007\u3021-\u3029\u3038-\u303B\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF", @"\u0000-\u2E7F\u2FD6-\u3004\u3006\u3008-\u3020\u302A-\u3037\u303C-\u33FF\u4DC0-\u4DFF\uA000-\uD7FF\uE000-\uF8FF\uFB00-\uFFFF"),
        _ => throw new FormatException(),
    };
}
