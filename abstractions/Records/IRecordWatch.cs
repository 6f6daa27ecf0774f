namespace Holdall.Records;

/// <summary>
/// Learns of changes while they are made: in their order, which handlers that run after the commit can't tell, and before a row is gone.
/// <see cref="IRecordWatches"/> takes it.
/// </summary>
public interface IRecordWatch
{
    /// <summary>A record is about to be deleted, if nothing keeps it. What rules have to say about its row has to be asked now.</summary>
    /// <param name="record">The record.</param>
    /// <param name="isWriterHeld">
    /// Whether everybody who writes waits meanwhile: the deletion is part of a transaction, or handlers take part in it. Then it is called in the flow of the
    /// transaction, and sees what that has changed.
    /// </param>
    /// <returns>What stands for the deletion; null when it does not matter.</returns>
    ValueTask<IDisposable?> DeletingAsync(Record record, bool isWriterHeld);

    /// <summary>
    /// The row of a record is being written or deleted. It is called while nobody else writes, so in the order of the changes; it must be quick, must not wait, and
    /// must not throw. The change may still be undone.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="deletion">What <see cref="DeletingAsync"/> gave; null unless the record is deleted.</param>
    /// <returns>
    /// What stands for the change, as <see cref="RecordEvent.Watched"/> of the handlers after the commit. It is disposed when these have run, or at once when the
    /// change is undone. Null when it does not matter.
    /// </returns>
    IDisposable? Changing(Record record, IDisposable? deletion);
}
