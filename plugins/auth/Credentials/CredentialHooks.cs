using Holdall.Plugins.Auth.ApiKeys;
using Holdall.Plugins.Auth.Sessions;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Credentials;

/// <summary>What is changed is not taken from memory any more, from before the commit on.</summary>
internal sealed class CredentialHooks(SessionStore sessions, ApiKeyStore keys, ITransactions transactions) : IHookModule
{
    /// <summary>First of all, whatever the handlers of others do.</summary>
    private const int First = -9999;

    public void AddHooks(IHooks hooks)
    {
        Add(hooks, SessionStore.Name, record => (sessions.Cache, record.Id));
        Add(hooks, ApiKeyStore.Name, record => (keys.Cache, record.GetStored(ApiKeyStore.Hash) as string ?? ""));
    }

    private void Add(IHooks hooks, string collection, Func<Record, (CredentialCache Cache, string Key)> find)
    {
        var options = new HookOptions { Priority = First, AppliesTo = changed => changed.Name == collection };
        hooks.RecordUpdateExecute.Use(ForgetAsync, options);
        hooks.RecordDeleteExecute.Use(ForgetAsync, options);

        Task ForgetAsync(RecordEvent e, Func<Task> next)
        {
            var (cache, key) = find(e.Record);
            cache.BeginChange(key);
            transactions.OnComplete(_ =>
            {
                cache.EndChange(key);
                return Task.CompletedTask;
            });
            return next();
        }
    }
}
