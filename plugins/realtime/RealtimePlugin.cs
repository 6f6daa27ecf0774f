using Holdall.Plugins.Realtime.Channels;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Events;
using Holdall.Plugins.Realtime.Subscriptions;
using Holdall.Plugins.Realtime.Views;
using Holdall.Realtime;

namespace Holdall.Plugins.Realtime;

/// <summary>Tells subscribers of changed records as they happen.</summary>
public sealed class RealtimePlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(PluginBuilder plugin)
    {
        plugin.Services
            .AddSingleton(RealtimeOptions.Of(plugin.ReadSettings<RealtimeSettings>(RealtimeSettings.SectionName)))
            .AddSingleton<RealtimeMetrics>()
            .AddSingleton<Backlog>()
            .AddSingleton<RealtimeBroker>()
            .AddSingleton<IRealtimeBroker>(services => services.GetRequiredService<RealtimeBroker>())
            .AddSingleton<ChannelRules>()
            .AddSingleton<ChannelHub>()
            .AddSingleton<SendToChannel>()
            .AddSingleton<StreamTimeouts>()
            .AddSingleton<Listening>()
            .AddSingleton<OpenStream>()
            .AddSingleton<OpenSocket>()
            .AddSingleton<SocketCommands>()
            .AddSingleton<SetSubscriptions>()
            .AddSingleton<HeldTime>()
            .AddSingleton<Shares>()
            .AddSingleton<MessageText>()
            .AddSingleton<Judge>()
            .AddSingleton<RecordMessages>()
            .AddSingleton<ViewWatch>()
            .AddSingleton<Replays>()
            .AddSingleton<ChangeQueues>()
            .AddSingleton<ViewerStates>();
        plugin.AddEndpoints<RealtimeModule>().AddHooks<RecordChangeHooks>().AddHooks<ViewerHooks>().AddHooks<ViewHooks>().AddHooks<SettingsWarnings>();
    }
}
