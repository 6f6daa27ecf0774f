using Holdall.Files;

namespace Holdall.Engine.LocalFiles;

/// <inheritdoc/>
internal sealed class FolderStorages(TimeProvider time, DeletedFiles deleted) : IFolderStorages
{
    public IFileStorage Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new LocalStorage(folder, time, deleted: deleted);
    }
}
