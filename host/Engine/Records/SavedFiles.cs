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

    /// <summary>Deletes it, and what was uploaded before the save, once the row is committed.</summary>
    public async Task CleanUpAsync()
    {
        if (_dropped.Count > 0) await files.DeleteAsync(record, _dropped);
        if (_stored.Count > 0) await files.RemoveStagedAsync(record, _stored);
    }

    /// <summary>Removes what was stored: the row is not there, or not as it was to be.</summary>
    public Task UndoAsync()
    {
        var stored = _stored;
        _stored = [];
        return files.UndoAsync(record, stored);
    }
}
