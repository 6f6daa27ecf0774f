using System.CommandLine;
using System.CommandLine.Parsing;
using Holdall.Host.Plugins;

namespace Holdall.Host.Commands;

/// <summary>One line about what went wrong.</summary>
internal static class FailureText
{
    private const string Program = "holdall";
    private const string NoDomains =
        ": it takes no domains, since it speaks no TLS; a proxy such as Caddy in front of it does (\"TLS\" in the documentation)";

    public static string Of(Exception failure)
    {
        var text = failure is AggregateException ? failure.GetBaseException().Message : failure.Message;
        return text.ReplaceLineEndings(" ").Trim();
    }

    /// <summary>Of a value that is neither true nor false.</summary>
    public static string NoFlag(string name, string value) => $"invalid value \"{value}\" of {name}: it is true or false";

    /// <summary>The first thing about a command line that can't be understood.</summary>
    public static string Of(ParseResult line)
    {
        if (line.UnmatchedTokens is not [var unknown, ..]) return MissingIn(line) ?? Of(line.Errors[0]);
        if (unknown.StartsWith('-')) return $"unknown flag: {unknown}";
        var command = line.CommandResult.Command;
        var hint = command is ServeCommand ? NoDomains : NearestName.Hint(unknown, command.Subcommands.Where(static c => !c.Hidden).Select(static c => c.Name));
        return $"unknown command \"{unknown}\" for \"{PathOf(line.CommandResult)}\"{hint}";
    }

    /// <summary>The arguments that a command can't do without, if some are left out.</summary>
    private static string? MissingIn(ParseResult line)
    {
        var arguments = line.CommandResult.Command.Arguments;
        var missing = arguments.Where(a => (line.GetResult(a)?.Tokens.Count ?? 0) < a.Arity.MinimumNumberOfValues).Select(a => a.Name).ToArray();
        if (missing.Length == 0) return null;
        return $"{string.Join(" and ", missing)} missing: {PathOf(line.CommandResult)} {string.Join(' ', arguments.Where(a => !a.Hidden).Select(SpellingOf))}";
    }

    private static string SpellingOf(Argument argument) => argument.Arity switch
    {
        { MinimumNumberOfValues: > 0 } => argument.Name,
        { MaximumNumberOfValues: > 1 } => $"[{argument.Name}...]",
        _ => $"[{argument.Name}]",
    };

    private static string PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : Program;

    /// <summary>Where the parser names a type of the program, what may stand there is named instead.</summary>
    private static string Of(ParseError error)
    {
        var (name, type) = error.SymbolResult switch
        {
            OptionResult option => (option.Option.Name, option.Option.ValueType),
            ArgumentResult { Parent: OptionResult option } => (option.Option.Name, option.Option.ValueType),
            ArgumentResult argument => (argument.Argument.Name, argument.Argument.ValueType),
            _ => ("", typeof(string)),
        };
        if (!error.Message.Contains(type.FullName!, StringComparison.Ordinal)) return error.Message;
        var value = error.SymbolResult!.Tokens is [.., var last] ? last.Value : "";
        return type == typeof(bool) ? NoFlag(name, value) : $"invalid value \"{value}\" of {name}: it is a whole number";
    }
}
