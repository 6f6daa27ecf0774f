using System.CommandLine;
using System.Data.Common;

namespace Holdall.Host.Commands;

/// <summary>One line about what went wrong.</summary>
internal static class FailureText
{
    public static string Of(Exception failure) => failure switch
    {
        StartFailure or Http.ApiException or DbException => failure.Message,
        AggregateException { InnerExceptions.Count: > 0 } several => Of(several.InnerExceptions[0]),
        _ => failure.Message,
    };

    /// <summary>The first thing about a command line that can't be understood.</summary>
    public static string Of(ParseResult line)
    {
        if (line.UnmatchedTokens is not [var unknown, ..]) return line.Errors[0].Message;
        return unknown.StartsWith('-') ? $"unknown flag: {unknown}" : $"unknown command \"{unknown}\"";
    }
}
