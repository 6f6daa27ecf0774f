using Holdall.Commands;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Modules;
using Jint.Runtime;

namespace Holdall.Plugins.JsHooks.Commands;

/// <summary>Puts the commands of scripts on the command line. Their callbacks are closures of the files of hooks and run in the engine of these.</summary>
internal sealed class ScriptCommands(ScriptHost host, ScriptOutput output) : ICommandModule
{
    private const string AnyArguments = "ARGS...";

    public void AddCommands(ICommands commands)
    {
        var generation = host.Current;
        AddBelow(commands, generation, "", generation.Registrations.Root);
    }

    private void AddBelow(ICommands commands, ScriptGeneration generation, string path, ScriptCommand parent)
    {
        foreach (var command in parent.Children)
        {
            foreach (var name in command.Aliases.Prepend(command.Name)) Add(commands, generation, $"{path} {name}".TrimStart(), command);
        }
    }

    private void Add(ICommands commands, ScriptGeneration generation, string path, ScriptCommand command)
    {
        try
        {
            commands.Add(new PluginCommand
            {
                Path = path,
                Description = command.Short,
                Details = command.Details,
                Arguments = command.Run is null ? [] : [AnyArguments],
                Options = [.. command.AllFlags.Select(flag => flag.ToOption())],
                RunAsync = invocation => RunAsync(generation, command, invocation),
            });
        }
        catch (InvalidOperationException e)
        {
            // Another one of that name stays; the scripts run as without this one.
            output.Error.WriteLine(e.Message);
            return;
        }

        AddBelow(commands, generation, path, command);
    }

    private static async Task<string?> RunAsync(ScriptGeneration generation, ScriptCommand command, CommandInvocation invocation)
    {
        if (command.Run is not { } run) return command.Help();
        command.Begin(invocation);
        await generation.RunAsync(run.Engine, () => Call(run, command, invocation.Arguments));
        return null;
    }

    private static bool Call(ScriptCallback run, ScriptCommand command, IReadOnlyList<string> arguments)
    {
        try
        {
            ScriptPromises.Settle(run.Engine, run.Call(command, arguments.ToList()));
            return true;
        }
        catch (JavaScriptException e)
        {
            throw ScriptErrors.ToHost(e);
        }
    }
}
