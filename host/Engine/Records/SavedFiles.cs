using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>The files of one save: those that it has stored, and those that its record needs no longer.</summary>
internal sealed class SavedFiles(RecordFiles files, Record record)
{
    private IReadOnlyList<FileUpload> _stored = [];
    private IReadOnlyList<string> _dropped = [];

    /// <summary>Stores what was attached, before the row.</summary>
    public async Task StoreAsync(CancellationToken aborted)
    {
        await files.StoreAsync(record, aborted);
        _stored = record.Uploads;
    }

    /// <summary>Notes what the row, as it was written, has no longer.</summary>
    public void NoteDropped() => _dropped = RecordFiles.Dropped(record);

    /// <summary>Deletes it, once the row is committed.</summary>
    public Task DeleteDroppedAsync() => _dropped.Count > 0 ? files.DeleteAsync(record, _dropped) : Task.CompletedTask;

    /// <summary>Removes what was stored: the row is not there, or not as it was to be.</summary>
    public Task UndoAsync()
    {
        var stored = _stored;
        _stored = [];
        return files.UndoAsync(record, stored);
    }
}
