using Holdall.Engine.DataDirectory;
using Holdall.Host.Commands;
using Holdall.Host.Plugins;

namespace Holdall.Host;

/// <summary>The application: as a program of its own, or inside another one that brings its plugins along.</summary>
public sealed class HoldallApp
{
    private readonly string[] _args;
    private readonly List<PluginState> _plugins = [];

    private HoldallApp(string[] args) => _args = args;

    /// <summary>Begins an application with the arguments of a command line.</summary>
    public static HoldallApp Create(params string[] args) => new(args);

    /// <summary>Adds a plugin that runs in process. Its id is the name of its type in lower case, with dashes and without <c>Plugin</c>.</summary>
    public HoldallApp Use<TPlugin>() where TPlugin : IPlugin, new() => Use(new TPlugin());

    internal HoldallApp Use(IPlugin plugin)
    {
        _plugins.Add(InProcessPlugin.Of(plugin));
        return this;
    }

#pragma warning disable RS0030 // It is the program itself: everything below is handed its console.
    /// <summary>Runs the command of the command line to its end, which SIGINT and SIGTERM bring about.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> RunAsync() => RunAsync(Console.Out, Console.Error);

    internal Task<int> RunAsync(TextWriter output, TextWriter error, CancellationToken stop = default) => RunAsync(Console.In, output, error, stop);
#pragma warning restore RS0030

    internal async Task<int> RunAsync(TextReader input, TextWriter output, TextWriter error, CancellationToken stop = default)
    {
        UnixFiles.KeepPrivate();
        using var signals = new StopSignals(stop);
        return await new CommandLine(_plugins, input, output, error).RunAsync(_args, signals.Token);
    }
}
