using Holdall.Values;

namespace Holdall.Host.Commands;

/// <summary>
/// The parser knows <c>true</c> and <c>false</c>; other spellings that operators have in their scripts, such as <c>--automigrate=0</c>, become these.
/// </summary>
internal static class FlagSpellings
{
    public static string[] Plain(string[] args, IReadOnlyCollection<string> flags)
    {
        var plain = (string[])args.Clone();
        for (var i = 0; i < plain.Length && plain[i] != "--"; i++)
        {
            var parts = plain[i].Split('=', 2);
            if (parts.Length < 2 || !flags.Contains(parts[0]) || !BoolText.TryParse(parts[1], out var value)) continue;
            plain[i] = parts[0] + (value ? "=true" : "=false");
        }

        return plain;
    }
}
