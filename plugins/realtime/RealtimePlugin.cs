using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Events;
using Holdall.Plugins.Realtime.Subscriptions;
using Holdall.Realtime;

namespace Holdall.Plugins.Realtime;

/// <summary>Tells subscribers of changed records as they happen.</summary>
public sealed class RealtimePlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(PluginBuilder plugin)
    {
        plugin.Services
            .AddSingleton<RealtimeBroker>()
            .AddSingleton<IRealtimeBroker>(services => services.GetRequiredService<RealtimeBroker>())
            .AddSingleton<OpenStream>()
            .AddSingleton<SetSubscriptions>()
            .AddSingleton<RecordMessages>()
            .AddSingleton<ParkedMessages>()
            .AddSingleton<ViewerStates>();
        plugin.AddEndpoints<RealtimeModule>().AddHooks<RecordChangeHooks>().AddHooks<ViewerHooks>();
    }
}
