using Holdall.Collections;
using Holdall.Files;
using Holdall.Hooks;
using Microsoft.Extensions.Logging;

namespace Holdall.Engine.Collections;

/// <summary>Once a collection with files is gone, so are its files; nobody waits for that.</summary>
internal sealed partial class CollectionFilesHooks(ILogger<CollectionFilesHooks> logger, IFileStorage? files = null) : IHookModule
{
    public void AddHooks(IHooks hooks) => hooks.CollectionAfterDeleteSuccess.Use(
        async (e, next) =>
        {
            await next();
            if (files is not null && e.Model.Fields.Any(static field => field is FileField)) _ = Task.Run(() => DeleteAsync(files, e.Model), CancellationToken.None);
        },
        new HookOptions { Id = "__collectionFilesDelete__", Priority = 99 });

    private async Task DeleteAsync(IFileStorage storage, Collection collection)
    {
        try
        {
            await storage.DeletePrefixAsync(collection.Id + "/");
        }
        catch (Exception e)
        {
            LogFilesRemain(e, collection.Name, collection.Id);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The files of the deleted collection {Name} ({Id}) could not be deleted.")]
    private partial void LogFilesRemain(Exception error, string name, string id);
}
