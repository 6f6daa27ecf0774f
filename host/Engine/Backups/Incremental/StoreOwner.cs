using System.Text;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>Whose a store is: that of one installation, whose name lies beside the generations. Without a name it is for the first that comes.</summary>
internal sealed class StoreOwner(ISegmentStore store, Installation installation)
{
    /// <summary>Where the name lies: the key of no segment.</summary>
    public const string Key = "installation";

    private const int MostBytes = 256;

    /// <summary>The name of the installation that a store belongs to; null while it belongs to none.</summary>
    /// <exception cref="InvalidDataException">What lies there is no name.</exception>
    public static async Task<string?> FindAsync(ISegmentStore store, CancellationToken aborted)
    {
        try
        {
            await using var content = await store.OpenAsync(Key, aborted);
            var bytes = new byte[MostBytes];
            var length = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, aborted);
            var name = Encoding.UTF8.GetString(bytes, 0, length).Trim();
            return Installation.IsName(name)
                ? name
                : throw new InvalidDataException($"The object {Key} in {store.Place} does not name an installation. Once it is deleted the next one takes the place.");
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Takes the store for this installation, if it belongs to none yet.</summary>
    /// <exception cref="OtherInstallationException">It belongs to another one.</exception>
    /// <exception cref="InvalidDataException">It can't be told whose it is.</exception>
    public async Task ClaimAsync(CancellationToken aborted)
    {
        var own = installation.FindOrMake();
        var owner = await FindAsync(store, aborted);
        if (owner is null)
        {
            await store.SaveAsync(Key, target => target.Write(Encoding.ASCII.GetBytes(own)), aborted);
            // Another one may have done so in the same moment: who wrote last has it.
            owner = await FindAsync(store, aborted);
        }

        if (owner != own) throw new OtherInstallationException(store.Place);
    }
}
