using System.CommandLine;
using System.CommandLine.Parsing;
using Holdall.Commands;

namespace Holdall.Host.Commands;

/// <summary>The options of a command of a plugin.</summary>
internal sealed class CommandOptions(IReadOnlyList<CommandOption> options)
{
    private readonly Option[] _all = [.. options.Select(Of)];

    /// <summary>How an option can be given.</summary>
    public static string[] NamesOf(CommandOption option) => option.Letter is { } letter ? ["--" + option.Name, $"-{letter}"] : ["--" + option.Name];

    public void AddTo(Command command)
    {
        foreach (var option in _all) command.Options.Add(option);
    }

    /// <summary>The values of those that were given.</summary>
    public Dictionary<string, IReadOnlyList<string>> Read(ParseResult line)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        for (var i = 0; i < _all.Length; i++)
        {
            if (line.GetResult(_all[i]) is not { Implicit: false } given) continue;
            values[options[i].Name] = _all[i] is Option<bool> flag ? [line.GetValue(flag) ? "true" : "false"] : [.. given.Tokens.Select(t => t.Value)];
        }

        return values;
    }

    private static Option Of(CommandOption option)
    {
        var names = NamesOf(option);
        Option made = option.ValueName is null
            ? new Option<bool>(names[0], names[1..])
            : new Option<string[]>(names[0], names[1..]) { Arity = ArgumentArity.OneOrMore, HelpName = option.ValueName };
        made.Description = option.Description;
        made.Required = option.IsRequired;
        made.Hidden = option.IsHidden;
        if (option.Check is { } check) made.Validators.Add(given => Check(given, names[0], check));
        return made;
    }

    private static void Check(OptionResult given, string name, Func<string, string?> check)
    {
        foreach (var token in given.Tokens)
        {
            if (check(token.Value) is { } wrong) given.AddError($"invalid value \"{token.Value}\" of {name}: {wrong}");
        }
    }
}
