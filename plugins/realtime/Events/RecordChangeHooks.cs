using Holdall.Collections;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Records;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>
/// Tells subscribers of changed records: after the commit, and inside the handlers of others, which can suppress it. While nobody listens
/// to a collection its hooks count as unused.
/// </summary>
internal sealed class RecordChangeHooks(RealtimeBroker broker, RecordMessages messages, ParkedMessages parked) : IHookModule
{
    /// <summary>Behind the handlers of others.</summary>
    private const int Late = 99;

    public void AddHooks(IHooks hooks)
    {
        var options = new HookOptions { Priority = Late, AppliesTo = Applies };
        hooks.RecordAfterCreateSuccess.Use((e, next) => TellAsync("create", e.Record, next), options);
        hooks.RecordAfterUpdateSuccess.Use((e, next) => TellAsync("update", e.Record, next), options);
        hooks.RecordDeleteExecute.Use(ParkAsync, options);
        hooks.RecordAfterDeleteSuccess.Use((e, next) =>
        {
            Send(parked.Take(e.Record));
            return next();
        }, options);
        hooks.RecordAfterDeleteError.Use((e, next) =>
        {
            parked.Take(e.Record);
            return next();
        }, options);
    }

    private bool Applies(Collection collection) => broker.HasListeners(collection) && !collection.IsView;

    private async Task TellAsync(string action, Record record, Func<Task> next)
    {
        Send(await messages.MakeAsync(action, record));
        await next();
    }

    /// <summary>Judges a deletion while the row is still there.</summary>
    private async Task ParkAsync(RecordEvent e, Func<Task> next)
    {
        Task<List<Delivery>> making;
        // Rules must see what is committed, such as the parent that a cascade has deleted already: outside of the transaction of this flow.
        using (ExecutionContext.SuppressFlow()) making = Task.Run(() => messages.MakeAsync("delete", e.Record));
        parked.Park(e.Record, await making);
        await next();
    }

    private static void Send(List<Delivery> deliveries)
    {
        foreach (var (client, message) in deliveries) client.Send(message);
    }
}
