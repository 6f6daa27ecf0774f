using System.CommandLine;
using System.CommandLine.Invocation;

namespace Holdall.Host.Commands;

/// <summary>Prints the version of the program.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(
            $"{parseResult.RootCommandResult.Command.Name} version {typeof(VersionAction).Assembly.GetName().Version!.ToString(3)}");
        return 0;
    }
}
