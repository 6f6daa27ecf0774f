using Holdall.Engine.DataDirectory;
using Holdall.Host.Commands;
using Holdall.Host.Plugins;

namespace Holdall.Host;

/// <summary>
/// The application: as a program of its own, or inside another one that brings its plugins along. <see cref="RunAsync(CancellationToken)"/> is the whole
/// program; an application that does more than that begins to serve with <see cref="StartAsync"/>.
/// </summary>
public sealed class HoldallApp : IAsyncDisposable
{
    private readonly string[] _args;
    private readonly List<PluginState> _plugins = [];
    private readonly CancellationTokenSource _stop = new();
    private Task _serving = Task.CompletedTask;
    private volatile Generation? _generation;

    private HoldallApp(string[] args) => _args = args;

    /// <summary>Begins an application with the arguments of a command line.</summary>
    public static HoldallApp Create(params string[] args) => new(args);

    /// <summary>The services of host and plugins while the server answers. A restore of a backup exchanges them: ask again rather than keep them.</summary>
    /// <exception cref="InvalidOperationException">The server does not answer yet, or no more.</exception>
    public IServiceProvider Services => Served.Services;

    /// <summary>Where the server answers.</summary>
    /// <exception cref="InvalidOperationException">The server does not answer yet, or no more.</exception>
    public Uri Address => new(Served.Urls.First());

    /// <summary>Whether the server answers.</summary>
    public bool IsServing => _generation is not null;

    private Generation Served => _generation ?? throw new InvalidOperationException("The server does not answer: it was not started, or it has been stopped.");

    /// <summary>Adds a plugin that runs in process. Its id is the name of its type in lower case, with dashes and without <c>Plugin</c>.</summary>
    public HoldallApp Use<TPlugin>() where TPlugin : IPlugin, new() => Use(new TPlugin());

    internal HoldallApp Use(IPlugin plugin)
    {
        _plugins.Add(InProcessPlugin.Of(plugin));
        return this;
    }

    /// <summary>Begins to serve, and ends once the server answers. Signals to the process and its standard output are left to the application.</summary>
    /// <param name="aborted">Gives up. After the start it means nothing.</param>
    /// <exception cref="InvalidOperationException">The arguments are not those of <c>serve</c>, or it was started before.</exception>
    public async Task StartAsync(CancellationToken aborted = default)
    {
        if (_args is not ["serve", ..]) throw new InvalidOperationException("Only \"serve\" can be started; run other commands.");
        if (_serving != Task.CompletedTask) throw new InvalidOperationException("It was started before.");
        UnixFiles.KeepPrivate();
        var answers = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var abort = aborted.Register(_stop.Cancel);
#pragma warning disable RS0030 // It is the program itself: everything below is handed its console.
        _serving = Commands(TextReader.Null, TextWriter.Null, Console.Error, () => answers.TrySetResult()).RunOrThrowAsync(_args, _stop.Token);
#pragma warning restore RS0030
        await Task.WhenAny(answers.Task, _serving);
        if (!_serving.IsCompleted && !aborted.IsCancellationRequested) return;
        // Its failure has been told then: a stop, which follows in a disposal, has nothing to tell.
        var ended = _serving;
        _serving = Task.CompletedTask;
        await ended;
        throw new OperationCanceledException("It was stopped while it started.", aborted);
    }

    /// <summary>Lets running requests end, for a short while, and closes the data directory. Without a start it does nothing.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _serving;
        }
        finally
        {
            _generation = null;
        }
    }

    /// <summary>As <see cref="StopAsync"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

#pragma warning disable RS0030 // It is the program itself: everything below is handed its console.
    /// <summary>Runs the command of the command line to its end, which SIGINT, SIGTERM and <paramref name="stop"/> bring about.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> RunAsync(CancellationToken stop = default) => RunAsync(Console.Out, Console.Error, stop);

    internal Task<int> RunAsync(TextWriter output, TextWriter error, CancellationToken stop = default) => RunAsync(Console.In, output, error, stop);
#pragma warning restore RS0030

    internal async Task<int> RunAsync(TextReader input, TextWriter output, TextWriter error, CancellationToken stop = default)
    {
        UnixFiles.KeepPrivate();
        using var signals = new StopSignals(stop);
        using var notifier = new SystemdNotifier(Environment.GetEnvironmentVariable, TimeProvider.System);
        using var memory = IdleMemory.OfProcess();
        await using var stopping = signals.Token.Register(notifier.Stopping);
        try
        {
            return await Commands(input, output, error, Answers).RunAsync(_args, signals.Token);
        }
        finally
        {
            _generation = null;
        }

        void Answers()
        {
            notifier.Ready(Served.Urls.First());
            memory.Start();
        }
    }

    private CommandLine Commands(TextReader input, TextWriter output, TextWriter error, Action? answers = null)
    {
        void Serves(Generation generation)
        {
            _generation = generation;
            answers?.Invoke();
        }

        return new CommandLine(_plugins, input, output, error, Serves);
    }
}
