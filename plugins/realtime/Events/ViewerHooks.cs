using Holdall.Collections;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Records;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>Reacts to changes of auth records and their collections, before the same change is told to subscribers.</summary>
internal sealed class ViewerHooks(RealtimeBroker broker, ViewerStates viewers) : IHookModule
{
    /// <summary>Behind the handlers of others, before <see cref="RecordChangeHooks"/>.</summary>
    private const int Late = 98;

    public void AddHooks(IHooks hooks)
    {
        var options = new HookOptions { Priority = Late, AppliesTo = collection => collection.IsAuth && !broker.IsEmpty };
        hooks.RecordAfterUpdateSuccess.Use(
            async (e, next) =>
            {
                await viewers.UpdatedAsync(e.Record);
                await next();
            },
            options);
        hooks.RecordAfterDeleteSuccess.Use(
            async (e, next) =>
            {
                await viewers.DeletedAsync(e.Record);
                await next();
            },
            options);
        hooks.RecordAfterDeleteSuccess.Use(
            async (e, next) =>
            {
                await viewers.DeletedCredentialAsync(e.Record);
                await next();
            },
            new HookOptions { Priority = Late, AppliesTo = collection => collection.IsOwned && !broker.IsEmpty });
        hooks.CollectionAfterUpdateSuccess.Use(
            async (e, next) =>
            {
                await viewers.UpdatedAsync(e.Model);
                await next();
            },
            options);
        hooks.CollectionAfterDeleteSuccess.Use(
            async (e, next) =>
            {
                await viewers.DeletedAsync(e.Model);
                await next();
            },
            options);
    }
}
