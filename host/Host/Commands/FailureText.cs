using System.CommandLine;

namespace Holdall.Host.Commands;

/// <summary>One line about what went wrong.</summary>
internal static class FailureText
{
    public static string Of(Exception failure)
    {
        var text = failure is AggregateException ? failure.GetBaseException().Message : failure.Message;
        return text.ReplaceLineEndings(" ").Trim();
    }

    /// <summary>The first thing about a command line that can't be understood.</summary>
    public static string Of(ParseResult line)
    {
        if (line.UnmatchedTokens is not [var unknown, ..]) return line.Errors[0].Message;
        return unknown.StartsWith('-') ? $"unknown flag: {unknown}" : $"unknown command \"{unknown}\"";
    }
}
