using Holdall.App;
using Holdall.Engine.Backups;
using Holdall.Engine.Migrations;
using Holdall.Hooks;
using Holdall.Host.Commands;
using Holdall.Host.Jobs;
using Holdall.Host.Logs;
using Holdall.Host.Pipeline;
using Holdall.Host.Plugins;

namespace Holdall.Host;

/// <summary>One life of the host: plugins, services and routes that belong together. A change of plugins builds a new one.</summary>
internal sealed class Generation : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly LaunchOptions _launch;
    private IReadOnlyList<(Endpoint Endpoint, string Owner)> _endpoints = [];
    private bool _open;
    private bool _ended;

    private Generation(WebApplication app, LaunchOptions launch, IReadOnlyList<PluginState> plugins)
    {
        _app = app;
        _launch = launch;
        Plugins = plugins;
    }

    public IServiceProvider Services => _app.Services;

    /// <summary>All plugins and what became of them, in the order of their start.</summary>
    public IReadOnlyList<PluginState> Plugins { get; }

    /// <summary>Addresses that the server listens on.</summary>
    public ICollection<string> Urls => _app.Urls;

    /// <summary>The commands of the plugins.</summary>
    public PluginCommands Commands { get; } = new();

    /// <summary>Builds a generation. A plugin whose code does not work is left out, and the rest is built without it.</summary>
    public static async Task<Generation> BuildAsync(
        LaunchOptions launch, IReadOnlyList<PluginState> inProcess, PluginLoading loading, StartMarker? marker = null, CancellationToken stop = default)
    {
        var calls = new PluginCalls(marker, launch.PluginTimeout, stop);
        var failed = new Dictionary<string, string>(StringComparer.Ordinal);
        if (marker?.TakeCulprit() is { } culprit) failed[culprit] = "The last two starts ended while its code ran; it is left out of this one.";
        while (true)
        {
            var plugins = await PluginSet.ActivateAsync(launch, inProcess, failed, calls, loading);
            try
            {
                var generation = await BuildAsync(launch, plugins, calls);
                marker?.Clear();
                return generation;
            }
            catch (PluginFailure failure)
            {
                failed[failure.Plugin] = failure.Message;
            }
        }
    }

    /// <summary>Ends when something asks for a new generation on other data; from now on it may.</summary>
    public Task<DataSwap> RestartRequested => Services.GetRequiredService<Restart>().Listen();

    /// <summary>Opens the data directory.</summary>
    public Task OpenAsync() => NamingAsync(async () =>
    {
        await Services.GetRequiredService<IHooks>().Bootstrap.RunAsync(new AppEvent(), () => Composition.OpenAsync(Services));
        _open = true;
    });

    /// <summary>Applies new migrations, then begins to answer requests and to run jobs.</summary>
    public Task StartAsync(ServeOptions serve) => NamingAsync(async () =>
    {
        await Composition.MigrateAsync(Services);
        Composition.Settle(Services);
        Composition.Serve(Services);
        await Services.GetRequiredService<JobsLifetime>().StartAsync();
        _app.Urls.Add(serve.Address.Url);
        _app.Run(new RequestPipeline(Services, _endpoints, _launch, new AllowedOrigins(serve.Origins)).Build());
        await _app.StartAsync();
        Services.GetRequiredService<JobsLifetime>().Listen();
        ActivatorUtilities.CreateInstance<BackgroundServices>(Services).Watch();
    });

    /// <summary>Lets running requests end, for a short while, and closes the data directory.</summary>
    public ValueTask DisposeAsync() => EndAsync(isRestart: false);

    /// <summary>
    /// As <see cref="DisposeAsync"/>, and says whether another generation follows. Whatever hooks do, the data directory is closed in the end.
    /// </summary>
    public async ValueTask EndAsync(bool isRestart)
    {
        if (_ended) return;
        _ended = true;
        try
        {
            if (_open) await Services.GetRequiredService<IHooks>().Terminate.RunAsync(new AppEvent { IsRestart = isRestart }, () => CloseAsync(isRestart));
        }
        finally
        {
            await CloseAsync(isRestart);
            await _app.DisposeAsync();
        }
    }

    private static async Task<Generation> BuildAsync(LaunchOptions launch, IReadOnlyList<PluginState> plugins, PluginCalls calls)
    {
        Generation? generation = null;
        try
        {
            generation = new Generation(WebHost.Build(launch, plugins), launch, plugins);
            var modules = new Modules(generation.Services, plugins, calls, generation.Commands);
            await modules.RegisterAsync();
            generation._endpoints = modules.Registered;
            return generation;
        }
        catch (Exception e)
        {
            if (generation is not null) await generation.DisposeAsync();
            // The engine is made with services that plugins may have replaced.
            if (e is not (PluginFailure or OperationCanceledException) && new PluginOrigins(plugins).Find(e) is { } plugin) throw new PluginFailure(plugin, e);
            throw;
        }
    }

    /// <summary>Whatever of a plugin makes the start fail, its name is told.</summary>
    private async Task NamingAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception e) when (e is not (StartFailure or MigrationException or OperationCanceledException) && OwnerOf(e) is { } plugin)
        {
            throw new StartFailure($"the plugin \"{plugin}\" has failed: {FailureReason.Of(e)}", e);
        }
    }

    private string? OwnerOf(Exception failure) => (failure as PluginFailure)?.Plugin ?? Services.GetRequiredService<PluginOrigins>().Find(failure);

    private async Task CloseAsync(bool isRestart)
    {
        if (!_open) return;
        _open = false;
        try
        {
            await _app.StopAsync();
            await Services.GetRequiredService<JobsLifetime>().StopAsync();
        }
        finally
        {
            await CloseDirectoryAsync(isRestart);
        }
    }

    private async Task CloseDirectoryAsync(bool isRestart)
    {
        var isClosed = false;
        try
        {
            await Services.GetRequiredService<IHooks>().BootstrapClear.RunAsync(new AppEvent { IsRestart = isRestart }, Close);
        }
        finally
        {
            await Close();
        }

        Task Close()
        {
            if (isClosed) return Task.CompletedTask;
            isClosed = true;
            return Composition.CloseAsync(Services);
        }
    }
}
