using Holdall.Collections;

namespace Holdall.Plugins.Auth.Options;

/// <summary>Makes the system collections that an option needs, in the transaction that switches it on.</summary>
internal sealed class AccountOptionHooks(OwnedCollections owned) : IHookModule
{
    private static readonly HookOptions OfAccounts = new() { Priority = 99, AppliesTo = static collection => collection.IsAuth };

    public void AddHooks(IHooks hooks)
    {
        hooks.CollectionCreateExecute.Use(EnsureAsync, OfAccounts);
        hooks.CollectionUpdateExecute.Use(EnsureAsync, OfAccounts);
    }

    private async Task EnsureAsync(CollectionEvent e, Func<Task> next)
    {
        await next();
        await owned.EnsureAsync(e.Model, e.Aborted);
    }
}
