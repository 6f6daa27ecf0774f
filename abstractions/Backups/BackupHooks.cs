using Holdall.Hooks;

namespace Holdall.Backups;

/// <summary>The hook points of backups.</summary>
public static class BackupHooks
{
    /// <summary>Around making a backup.</summary>
    public static readonly HookPoint<BackupEvent> Create = new("onBackupCreate");

    /// <summary>Around restoring a backup.</summary>
    public static readonly HookPoint<BackupEvent> Restore = new("onBackupRestore");

    internal static IEnumerable<HookPoint> All => [Create, Restore];

    extension(IHooks hooks)
    {
        /// <inheritdoc cref="Create"/>
        public IHook<BackupEvent> BackupCreate => hooks.On(Create);

        /// <inheritdoc cref="Restore"/>
        public IHook<BackupEvent> BackupRestore => hooks.On(Restore);
    }
}
