namespace Holdall.Plugins.Files.Uploads;

/// <summary>An upload that somebody uses or deletes; nobody else does meanwhile.</summary>
/// <param name="taken">The file whose lock says so.</param>
/// <param name="files">The files of the upload, what is known of it first.</param>
internal sealed class TakenUpload(FileStream taken, IReadOnlyList<string> files) : IDisposable
{
    /// <summary>Deletes the upload.</summary>
    public void Remove()
    {
        foreach (var file in files) File.Delete(file);
        // Whoever waits for the lock finds the upload gone.
        Dispose();
        File.Delete(taken.Name);
    }

    /// <summary>Leaves it to others.</summary>
    public void Dispose() => taken.Dispose();
}
