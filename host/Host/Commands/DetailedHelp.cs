using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Holdall.Host.Commands;

/// <summary>The usual help, and what a command has to say below it.</summary>
internal sealed class DetailedHelp(HelpAction help, IReadOnlyDictionary<Command, string> details) : SynchronousCommandLineAction
{
    /// <summary>Who asks for help has not given the arguments yet.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        if (details.TryGetValue(parseResult.CommandResult.Command, out var text)) parseResult.InvocationConfiguration.Output.WriteLine(text);
        return code;
    }
}
