namespace Holdall.Files;

/// <summary>Opens folders as storages of files, as the application stores its own. The host provides it.</summary>
public interface IFolderStorages
{
    /// <summary>The files in a folder, which comes into being with the first file.</summary>
    /// <param name="folder">The folder; no key leads out of it.</param>
    IFileStorage Open(string folder);
}
