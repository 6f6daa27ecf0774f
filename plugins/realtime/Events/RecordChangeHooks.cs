using Holdall.Records;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>
/// Tells subscribers of changed records: after the commit, and inside the handlers of others, which can suppress it. While nobody listens
/// to a collection its hooks count as unused.
/// </summary>
internal sealed class RecordChangeHooks(ChangeQueues queues, IRecordWatches watches) : IHookModule
{
    /// <summary>Behind the handlers of others.</summary>
    private const int Late = 99;

    public void AddHooks(IHooks hooks)
    {
        watches.Use(queues);
        queues.Connect();
        var options = new HookOptions { Priority = Late, AppliesTo = queues.Applies };
        hooks.RecordAfterCreateSuccess.Use((e, next) => Tell(Change.Create, e, next), options);
        hooks.RecordAfterUpdateSuccess.Use((e, next) => Tell(Change.Update, e, next), options);
        hooks.RecordAfterDeleteSuccess.Use((e, next) => Tell(Change.Delete, e, next), options);
    }

    /// <summary>Whoever listens since the change was made reads the record itself.</summary>
    private static Task Tell(string action, RecordEvent e, Func<Task> next)
    {
        if (e.Watched is PendingChange change) change.Tell(Change.Of(action, e.Record));
        return next();
    }
}
