using Holdall.Values;

namespace Holdall.Host.Commands;

/// <summary>
/// The parser knows <c>true</c> and <c>false</c>; other spellings that operators have in their scripts, such as <c>--automigrate=0</c>, become these.
/// </summary>
internal static class FlagSpellings
{
    /// <summary>What may stand without any command.</summary>
    private static readonly string[] OfProgram = ["--help", "-h", "-?", "--version", "-v"];

    public static string[] Plain(string[] args, IReadOnlyCollection<string> flags)
    {
        var plain = (string[])args.Clone();
        for (var i = 0; i < plain.Length && plain[i] != "--"; i++)
        {
            var parts = plain[i].Split('=', 2);
            if (parts.Length < 2 || !flags.Contains(parts[0])) continue;
            // The parser would take what it is not for an argument.
            if (!BoolText.TryParse(parts[1], out var value)) throw new StartFailure(FailureText.NoFlag(parts[0], parts[1]));
            plain[i] = parts[0] + (value ? "=true" : "=false");
        }

        return plain;
    }

    /// <summary>Leaves out flags before the command that nobody knows: they are tolerated there, as start scripts of other versions may give them.</summary>
    public static string[] WithoutUnknown(string[] args, IReadOnlyCollection<string> flags)
    {
        var kept = new List<string>(args.Length);
        var i = 0;
        for (; i < args.Length && args[i] is ['-', _, ..] and not "--"; i++)
        {
            var name = args[i].Split('=', 2)[0];
            if (GlobalOptions.Has(name))
            {
                kept.Add(args[i]);
                // Its value is no command.
                if (name.Length == args[i].Length && !flags.Contains(name) && i + 1 < args.Length) kept.Add(args[++i]);
            }
            else if (OfProgram.Contains(name))
            {
                kept.Add(args[i]);
            }
        }

        return [.. kept, .. args[i..]];
    }
}
