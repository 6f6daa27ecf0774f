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
        foreach (var command in generation.Registrations.Root.Children)
        {
            foreach (var name in command.Aliases.Prepend(command.Name)) Add(commands, generation, name, command);
        }
    }

    private void Add(ICommands commands, ScriptGeneration generation, string name, ScriptCommand command)
    {
        try
        {
            commands.Add(new PluginCommand
            {
                Path = name,
                Description = command.Short,
                Arguments = [AnyArguments],
                RunAsync = invocation => RunAsync(generation, command, invocation.Arguments),
            });
        }
        catch (InvalidOperationException e)
        {
            // Another one of that name stays; the scripts run as without this one.
            output.Error.WriteLine(e.Message);
        }
    }

    private static async Task<string?> RunAsync(ScriptGeneration generation, ScriptCommand command, IReadOnlyList<string> words)
    {
        var (found, arguments) = command.Find(words);
        if (found.Run is not { } run) return found.Help();
        await generation.RunAsync(run.Engine, () => Call(run, found, arguments));
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
