using Holdall.Collections;
using Holdall.Fields;
using Holdall.Files;
using Holdall.Hooks;

namespace Holdall.Engine.Collections;

/// <summary>Once a collection with files is gone, so are its files; nobody waits for that but a clean stop.</summary>
internal sealed class CollectionFilesHooks(BackgroundWork background, IFileStorage? files = null) : IHookModule
{
    public void AddHooks(IHooks hooks) => hooks.CollectionAfterDeleteSuccess.Use(
        async (e, next) =>
        {
            await next();
            if (files is not null && e.Model.Fields.Any(static field => field is FileField))
                background.Run($"delete the files of the collection {e.Model.Name}", () => files.DeletePrefixAsync(e.Model.Id + "/"));
        },
        new HookOptions { Id = "__collectionFilesDelete__", Priority = 99 });
}
