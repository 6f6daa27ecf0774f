using System.CommandLine;
using System.CommandLine.Parsing;

namespace Holdall.Host.Commands;

/// <summary>One line about what went wrong.</summary>
internal static class FailureText
{
    private const string Program = "holdall";

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
        if (line.UnmatchedTokens is not [var unknown, ..]) return Of(line.Errors[0]);
        return unknown.StartsWith('-') ? $"unknown flag: {unknown}" : $"unknown command \"{unknown}\" for \"{PathOf(line.CommandResult)}\"";
    }

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
