using Holdall.Hooks;

namespace Holdall.App;

/// <summary>The hook points of the application's life cycle.</summary>
public static class AppHooks
{
    /// <summary>Around opening the data directory: for <c>serve</c> and for every other command.</summary>
    public static readonly HookPoint<AppEvent> Bootstrap = new("onBootstrap");

    /// <summary>The server answers requests now: after each start and restart.</summary>
    public static readonly HookPoint<ServedEvent> Served = new("onServed");

    /// <summary>Before resources are closed, on SIGINT, SIGTERM or after a command.</summary>
    public static readonly HookPoint<AppEvent> Terminate = new("onTerminate");

    /// <summary>
    /// Around closing the data directory, when nobody is answered any more and no job runs: the last of <see cref="Terminate"/>. After the next stage there is no
    /// database.
    /// </summary>
    public static readonly HookPoint<AppEvent> BootstrapClear = new("onBootstrapClear");

    /// <summary>Whenever settings were loaded into memory: at start and after each save.</summary>
    public static readonly HookPoint<SettingsEvent> SettingsReload = new("onSettingsReload");

    internal static IEnumerable<HookPoint> All => [Bootstrap, Served, Terminate, BootstrapClear, SettingsReload];

    extension(IHooks hooks)
    {
        /// <inheritdoc cref="Bootstrap"/>
        public IHook<AppEvent> Bootstrap => hooks.On(Bootstrap);

        /// <inheritdoc cref="Served"/>
        public IHook<ServedEvent> Served => hooks.On(Served);

        /// <inheritdoc cref="Terminate"/>
        public IHook<AppEvent> Terminate => hooks.On(Terminate);

        /// <inheritdoc cref="BootstrapClear"/>
        public IHook<AppEvent> BootstrapClear => hooks.On(BootstrapClear);

        /// <inheritdoc cref="SettingsReload"/>
        public IHook<SettingsEvent> SettingsReload => hooks.On(SettingsReload);
    }
}
