using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>
/// The part of a save that runs while nobody else can write. An update writes what the record has changed, if the row is still as it was read; if it is not,
/// the row is read again, and what depends on it is decided again. So no change that was answered with success is undone by another one that did not know of
/// it.
/// </summary>
/// <param name="services">What a save works with.</param>
/// <param name="order">What is saved.</param>
/// <param name="check">Checks the fields, or only those that change.</param>
internal sealed class RecordWrite(RecordSaveServices services, SaveOrder order, Action<bool> check)
{
    private readonly Record _record = order.Record;
    private readonly RecordTable _table = RecordTable.Of(order.Record.Collection);
    private bool _hasBegun;

    /// <summary>What stands for the change with those who watch.</summary>
    public IDisposable? Watched { get; private set; }

    /// <summary>Brings the record up to date before handlers see it, in a transaction.</summary>
    /// <exception cref="ApiException">
    /// 401, the caller's tokens have ended; 404, there is no such record any more, or not for the caller; 400, credentials have changed.
    /// </exception>
    public void Begin(DbSession session)
    {
        services.Callers.Require(session, order.Caller);
        if (!_record.IsNew) TakeOver(session);
        _hasBegun = true;
    }

    /// <summary>Writes the row.</summary>
    public bool Run(DbSession session)
    {
        if (!_hasBegun) services.Callers.Require(session, order.Caller);
        // Here, so that dates are in the order of the changes.
        Autogeneration.SetDates(_record, services.Time);
        if (_record.IsNew) _table.InsertRow(session, _record);
        else Update(session);
        // Jobs may be run anew, without one that has failed.
        Watched?.Dispose();
        Watched = services.Watches.Changing(_record);
        return true;
    }

    private void Update(DbSession session)
    {
        if (_table.UpdateRow(session, _record, onlyAsRead: true)) return;
        if (TakeOver(session) && order.Validates) check(true);
        if (!_table.UpdateRow(session, _record, onlyAsRead: false)) throw ApiException.NotFound();
    }

    /// <returns>Whether the row is not as it was read.</returns>
    private bool TakeOver(DbSession session)
    {
        var row = _table.Find(session, (string)_record.GetStored(FieldNames.Id)!) ?? throw ApiException.NotFound();
        // After that, only handlers in the same transaction can have changed the row, and they know what they do.
        if (!_hasBegun && _record.Collection.IsAuth) AuthSafeguards.RefuseOutdatedCredentials(_record, row, order.Caller);
        if (!order.Modifiers.TakeOver(_record, row)) return false;
        if (!_hasBegun && order.IsStillAllowed?.Invoke() == false) throw ApiException.NotFound();
        return true;
    }
}
