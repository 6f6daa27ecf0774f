using Holdall.App;
using Holdall.Engine.Backups;
using Holdall.Hooks;
using Holdall.Host.Commands;
using Holdall.Host.Jobs;
using Holdall.Host.Pipeline;
using Holdall.Host.Plugins;
using Holdall.Host.Routing;

namespace Holdall.Host;

/// <summary>One life of the host: plugins, services and routes that belong together. A change of plugins builds a new one.</summary>
internal sealed class Generation : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly LaunchOptions _launch;
    private readonly StartMarker? _marker;
    private readonly Router _router;
    private bool _open;
    private bool _ended;

    private Generation(WebApplication app, LaunchOptions launch, IReadOnlyList<PluginState> plugins, StartMarker? marker)
    {
        _app = app;
        _launch = launch;
        _marker = marker;
        Plugins = plugins;
        _router = new Router(app.Services.GetRequiredService<Microsoft.AspNetCore.Routing.ParameterPolicyFactory>());
    }

    public IServiceProvider Services => _app.Services;

    /// <summary>All plugins and what became of them, in the order of their start.</summary>
    public IReadOnlyList<PluginState> Plugins { get; }

    /// <summary>Addresses that the server listens on.</summary>
    public ICollection<string> Urls => _app.Urls;

    /// <summary>Builds a generation. A plugin whose modules do not work is left out, and the rest is built without it.</summary>
    public static async Task<Generation> BuildAsync(
        LaunchOptions launch, IReadOnlyList<PluginState> inProcess, PluginLoading loading, StartMarker? marker = null)
    {
        var failed = new Dictionary<string, string>(StringComparer.Ordinal);
        if (marker?.TakeCulprit() is { } culprit) failed[culprit] = "The last two starts ended while its code ran; it is left out of this one.";
        while (true)
        {
            var plugins = PluginSet.Activate(launch, inProcess, failed, marker, loading);
            var generation = new Generation(WebHost.Build(launch, plugins), launch, plugins, marker);
            try
            {
                generation.Modules.Register(generation._router);
                marker?.Clear();
                return generation;
            }
            catch (PluginFailure failure)
            {
                failed[failure.Plugin] = failure.Message;
                await generation.DisposeAsync();
            }
        }
    }

    public Modules Modules => new(Services, Plugins, _marker);

    /// <summary>Ends when something asks for a new generation on other data; from now on it may.</summary>
    public Task<DataSwap> RestartRequested => Services.GetRequiredService<Restart>().Listen();

    /// <summary>Opens the data directory.</summary>
    public async Task OpenAsync()
    {
        await Services.GetRequiredService<IHooks>().Bootstrap.RunAsync(new AppEvent(), () => Composition.OpenAsync(Services));
        _open = true;
    }

    /// <summary>Applies new migrations, then begins to answer requests and to run jobs.</summary>
    public async Task StartAsync(ServeOptions serve)
    {
        await Composition.MigrateAsync(Services);
        Composition.Settle(Services);
        await Services.GetRequiredService<JobsLifetime>().StartAsync();
        _app.Urls.Add(serve.Address.Url);
        _app.Run(RequestPipeline.Build(Services, _router, _launch, serve.Origins));
        await _app.StartAsync();
    }

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
            if (_open) await Services.GetRequiredService<IHooks>().Terminate.RunAsync(new AppEvent { IsRestart = isRestart }, CloseAsync);
        }
        finally
        {
            await CloseAsync();
            await _app.DisposeAsync();
        }
    }

    private async Task CloseAsync()
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
            await Composition.CloseAsync(Services);
        }
    }
}
