using Holdall.Collections;
using Holdall.Fields;
using Holdall.Files;
using Holdall.Http;
using Holdall.Records;
using Holdall.Values;
using Microsoft.Extensions.Logging;

namespace Holdall.Engine.Records;

/// <summary>The files of records: stored before the row, undone when the row is not written, deleted after the commit.</summary>
internal sealed partial class RecordFiles(ILogger<RecordFiles> logger, IFileStorage? storage = null)
{
    /// <summary>Stores the pending files of a record. When one fails, those before it are removed again.</summary>
    public async Task StoreAsync(Record record, CancellationToken aborted)
    {
        if (record.Uploads.Count == 0) return;
        if (storage is null) throw ApiException.BadRequest("Files can't be stored: the files plugin is off.");
        try
        {
            foreach (var upload in record.Uploads) await StoreAsync(KeyOf(record, upload.StoredName), upload, aborted);
        }
        catch
        {
            await UndoAsync(record, record.Uploads);
            throw;
        }
    }

    /// <summary>
    /// Removes files that a save has stored, since it failed in the end, and gives back what was uploaded before. What can't be removed is logged: the failure
    /// itself matters more.
    /// </summary>
    public async Task UndoAsync(Record record, IReadOnlyList<FileUpload> uploads)
    {
        if (storage is null || uploads.Count == 0) return;
        foreach (var upload in uploads)
        {
            await TryUndoAsync(KeyOf(record, upload.StoredName));
            if (upload.Staged is { } staged) await staged.ReleaseAsync();
        }

        // The folder that was made for them.
        await TryUndoAsync($"{record.Collection.Id}/{record.Id}");
    }

    /// <summary>Removes what was uploaded before the save, which is done. What can't be removed is logged: the change itself is stored.</summary>
    public async Task RemoveStagedAsync(Record record, IReadOnlyList<FileUpload> uploads)
    {
        foreach (var upload in uploads)
        {
            if (upload.Staged is not { } staged) continue;
            try
            {
                await staged.RemoveAsync();
            }
            catch (Exception e)
            {
                LogCouldNotRemove(logger, KeyOf(record, upload.StoredName), e);
            }
        }
    }

    /// <summary>Names that the stored row had and the record has no longer.</summary>
    public static IReadOnlyList<string> Dropped(Record record)
    {
        List<string>? dropped = null;
        foreach (var field in record.Collection.Fields)
        {
            if (field is not FileField || !record.IsUnsaved(field.Name)) continue;
            var kept = new HashSet<string>(record.GetStrings(field.Name), StringComparer.Ordinal);
            foreach (var name in Cast.ToUniqueList(record.GetStored(field.Name)))
            {
                if (!kept.Contains(name)) (dropped ??= []).Add(name);
            }
        }

        return dropped ?? (IReadOnlyList<string>)[];
    }

    /// <summary>
    /// Deletes files that are no longer referenced, with their thumbs. What can't be removed is logged: the change itself is stored.
    /// </summary>
    public async Task DeleteAsync(Record record, IReadOnlyList<string> names)
    {
        if (storage is null) return;
        foreach (var name in names)
        {
            try
            {
                await storage.DeleteAsync(KeyOf(record, name));
                await storage.DeletePrefixAsync(KeyOf(record, "thumbs_" + name) + "/");
            }
            catch (Exception e)
            {
                LogCouldNotDelete(logger, KeyOf(record, name), e);
            }
        }
    }

    /// <summary>Deletes everything of a deleted record, if its collection can have files at all.</summary>
    public async Task DeleteAllAsync(Record record)
    {
        if (storage is null || !HasFileField(record.Collection)) return;
        await storage.DeletePrefixAsync($"{record.Collection.Id}/{record.Id}/");
    }

    private async Task TryUndoAsync(string key)
    {
        try
        {
            await storage!.DeleteAsync(key);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogCouldNotUndo(logger, key, e);
        }
    }

    private async Task StoreAsync(string key, FileUpload upload, CancellationToken aborted)
    {
        if (upload.Staged is { } staged)
        {
            if (!await staged.TryTakeAsync(aborted)) throw ApiException.BadRequest("An uploaded file belongs to another record, or to one that is being saved.");
            if (await staged.CopyAsync(key, aborted)) return;
        }

        await using var content = upload.Open();
        await storage!.SaveAsync(key, content, upload.OriginalName, aborted);
    }

    private static bool HasFileField(Collection collection)
    {
        foreach (var field in collection.Fields)
        {
            if (field is FileField) return true;
        }

        return false;
    }

    private static string KeyOf(Record record, string name) => $"{record.Collection.Id}/{record.Id}/{name}";

    [LoggerMessage(Level = LogLevel.Error, Message = "What lies at {Key} of a save that failed could not be removed.")]
    private static partial void LogCouldNotUndo(ILogger logger, string key, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The file {Key}, which is not needed any more, could not be removed.")]
    private static partial void LogCouldNotDelete(ILogger logger, string key, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The upload from which {Key} was made could not be removed.")]
    private static partial void LogCouldNotRemove(ILogger logger, string key, Exception failure);
}
