using Holdall.Hooks;
using Holdall.Settings;

namespace Holdall.App;

/// <summary>An event in the life of the application.</summary>
public sealed class AppEvent : HookEvent
{
    /// <summary>True when the application ends in order to start again.</summary>
    public bool IsRestart { get; init; }
}

/// <summary>Settings were loaded into memory.</summary>
public sealed class SettingsEvent : HookEvent
{
    /// <summary>The settings as loaded.</summary>
    public required AppSettings Settings { get; init; }
}

/// <summary>A backup is made or restored.</summary>
public sealed class BackupEvent : HookEvent
{
    /// <summary>File name of the backup.</summary>
    public required string Name { get; init; }

    /// <summary>Names of entries at the top of the data directory that are left out; may be changed.</summary>
    public required IList<string> Exclude { get; init; }
}

/// <summary>The hook points of the application's life cycle (spec 08, section 2.1).</summary>
public static class AppHooks
{
    /// <summary>Around opening the data directory: for <c>serve</c> and for every other command.</summary>
    public static readonly HookPoint<AppEvent> Bootstrap = new("onBootstrap");

    /// <summary>Before resources are closed, on SIGINT, SIGTERM or after a command.</summary>
    public static readonly HookPoint<AppEvent> Terminate = new("onTerminate");

    /// <summary>Around making a backup.</summary>
    public static readonly HookPoint<BackupEvent> BackupCreate = new("onBackupCreate");

    /// <summary>Around restoring a backup.</summary>
    public static readonly HookPoint<BackupEvent> BackupRestore = new("onBackupRestore");

    /// <summary>Whenever settings were loaded into memory: at start and after each save.</summary>
    public static readonly HookPoint<SettingsEvent> SettingsReload = new("onSettingsReload");

    internal static IEnumerable<HookPoint> All => [Bootstrap, Terminate, BackupCreate, BackupRestore, SettingsReload];

    extension(IHooks hooks)
    {
        /// <inheritdoc cref="Bootstrap"/>
        public IHook<AppEvent> Bootstrap => hooks.On(Bootstrap);

        /// <inheritdoc cref="Terminate"/>
        public IHook<AppEvent> Terminate => hooks.On(Terminate);

        /// <inheritdoc cref="BackupCreate"/>
        public IHook<BackupEvent> BackupCreate => hooks.On(BackupCreate);

        /// <inheritdoc cref="BackupRestore"/>
        public IHook<BackupEvent> BackupRestore => hooks.On(BackupRestore);

        /// <inheritdoc cref="SettingsReload"/>
        public IHook<SettingsEvent> SettingsReload => hooks.On(SettingsReload);
    }
}
