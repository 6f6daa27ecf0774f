using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Holdall.Plugins.Files.Uploads;

/// <summary>
/// Uploads that no record has yet, in a folder of the data directory that backups leave out: of each what is known of it, and the bytes so far.
/// Several processes may work in it.
/// </summary>
/// <param name="path">The folder; made when it is needed.</param>
/// <param name="settings">How long they are kept.</param>
/// <param name="time">The clock.</param>
internal sealed class UploadFolder(string path, IOptions<FilesSettings> settings, TimeProvider time)
{
    private const string InfoEnding = ".json";
    private const string PartEnding = ".part";
    private const string TemporaryEnding = ".tmp";
    private const string TakenEnding = ".taken";

    private static readonly TimeSpan LifetimeUnused = TimeSpan.FromHours(1);

    private TimeSpan Lifetime => TimeSpan.FromHours(settings.Value.UploadHours);

    public void Add(UploadInfo info)
    {
        Directory.CreateDirectory(path);
        if (!info.IsInBucket)
        {
            File.Create(PartOf(info.Id)).Dispose();
            Touch(info.Id);
        }

        var temporary = Path.Combine(path, info.Id + TemporaryEnding);
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(info, UploadInfoJson.Default.UploadInfo));
        File.Move(temporary, InfoOf(info.Id));
    }

    /// <summary>An upload by its id, which may be any text; null if there is none, or its time is up.</summary>
    public UploadInfo? Find(string id) => IsId(id) && Read(InfoOf(id)) is { } info && !IsExpired(info) ? info : null;

    /// <summary>All of them, those whose time is up too.</summary>
    public IEnumerable<UploadInfo> All()
    {
        if (!Directory.Exists(path)) yield break;
        foreach (var file in Directory.EnumerateFiles(path, "*" + InfoEnding))
        {
            if (Read(file) is { } info) yield return info;
        }
    }

    public bool IsExpired(UploadInfo info) => time.GetUtcNow() >= ExpiryOf(info);

    /// <summary>
    /// When its time is up: counted from its last bytes, or its begin. One to which none have come takes the place of others for no longer than an hour.
    /// </summary>
    public DateTimeOffset ExpiryOf(UploadInfo info)
    {
        if (info.IsInBucket) return info.Created + Lifetime;
        var part = new FileInfo(PartOf(info.Id));
        var isUnused = part is { Exists: true, Length: 0 } && info.Size > 0;
        return part.LastWriteTimeUtc + (isUnused && Lifetime > LifetimeUnused ? LifetimeUnused : Lifetime);
    }

    /// <summary>Number of bytes that are here.</summary>
    public long LengthOf(UploadInfo info) => new FileInfo(PartOf(info.Id)) is { Exists: true } part ? part.Length : 0;

    /// <summary>Opens the bytes to add some; null while somebody else does.</summary>
    /// <exception cref="FileNotFoundException">They are not here any more.</exception>
    public FileStream? TryOpen(UploadInfo info)
    {
        var part = PartOf(info.Id);
        try
        {
            return new FileStream(part, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        }
        catch (IOException e) when (e is not FileNotFoundException && File.Exists(part))
        {
            return null;
        }
    }

    /// <exception cref="ApiException">400, a record has it already.</exception>
    public Stream OpenRead(UploadInfo info)
    {
        try
        {
            return new FileStream(PartOf(info.Id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw ApiException.BadRequest("An uploaded file was taken while the record was saved.", cause: e);
        }
    }

    /// <summary>Notes that bytes have come.</summary>
    public void Touch(string id)
    {
        try
        {
            File.SetLastWriteTimeUtc(PartOf(id), time.GetUtcNow().UtcDateTime);
        }
        catch (FileNotFoundException)
        {
            // Whoever it belongs to has ended it.
        }
    }

    /// <summary>
    /// Takes an upload, to use it or to delete it: nobody else does until what is returned is disposed of. Null while somebody does, and when it is gone.
    /// </summary>
    public TakenUpload? TryTake(UploadInfo info)
    {
        var file = TakenOf(info.Id);
        FileStream taken;
        try
        {
            // A lock of the system: it holds against other processes, and ends with its own.
            taken = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException) when (!File.Exists(InfoOf(info.Id)) || File.Exists(file))
        {
            return null;
        }

        var upload = new TakenUpload(taken, [InfoOf(info.Id), PartOf(info.Id)]);
        if (File.Exists(InfoOf(info.Id))) return upload;
        upload.Remove();
        return null;
    }

    /// <summary>Deletes what a process that was killed has left, of which nobody knows what it is.</summary>
    public void RemoveRemains()
    {
        if (!Directory.Exists(path)) return;
        foreach (var file in Directory.EnumerateFiles(path))
        {
            if (File.GetLastWriteTimeUtc(file) + Lifetime > time.GetUtcNow().UtcDateTime) continue;
            var id = Path.GetFileNameWithoutExtension(file);
            if (Read(InfoOf(id)) is null) File.Delete(file);
        }
    }

    private static bool IsId(string id) => id.Length == UploadIds.Length && !id.AsSpan().ContainsAnyExcept(UploadIds.Letters);

    private static UploadInfo? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), UploadInfoJson.Default.UploadInfo);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            // There is none, or a machine without power has left half of it.
            return null;
        }
    }

    private string InfoOf(string id) => Path.Combine(path, id + InfoEnding);

    private string PartOf(string id) => Path.Combine(path, id + PartEnding);

    private string TakenOf(string id) => Path.Combine(path, id + TakenEnding);
}
