using Holdall.Fields;
using Holdall.Files;

namespace Holdall.Plugins.Files.Thumbs;

/// <summary>Chooses between a file and a thumb of it, which is made when it is asked for the first time.</summary>
internal sealed class ThumbChoice(IFileStorage storage, ThumbMaker maker)
{
    private const string AlwaysAllowed = "100x100";

    private static readonly HashSet<string> Images = ["image/png", "image/jpg", "image/jpeg", "image/gif", "image/webp"];

    /// <summary>What to serve: the original unless there is a thumb of that size.</summary>
    /// <param name="folder">Folder of the record.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="field">Its field.</param>
    /// <param name="size">The size that was asked for, if any.</param>
    /// <param name="format">The format that the client gets, unless there can be no such thumb; null = that of the image.</param>
    /// <param name="aborted">Gives up waiting.</param>
    /// <exception cref="ApiException">404, a thumb that is allowed was asked for and the original is missing.</exception>
    public async Task<Served> ChooseAsync(
        string folder, string name, FileField field, string? size, IThumbEncoder? format, CancellationToken aborted)
    {
        var original = new Served($"{folder}/{name}", name);
        if (string.IsNullOrEmpty(size) || (size != AlwaysAllowed && !field.Thumbs.Contains(size))) return original;
        string type;
        await using (var file = await storage.OpenAsync(original.Key, aborted) ?? throw ApiException.NotFound()) type = file.ContentType;
        if (!Images.Contains(type)) return original with { ThumbError = new ThumbException($"There are no thumbs of {type}.") };
        if (format is not null && await FindOrMakeAsync(new WantedThumb(folder, name, size, format), aborted) is { ThumbError: null } inFormat) return inFormat;
        var thumb = await FindOrMakeAsync(new WantedThumb(folder, name, size), aborted);
        return thumb.ThumbError is null ? thumb : original with { ThumbError = thumb.ThumbError };
    }

    private async Task<Served> FindOrMakeAsync(WantedThumb thumb, CancellationToken aborted)
    {
        var served = new Served(thumb.Key, thumb.ShownName);
        await using (var stored = await storage.OpenAsync(thumb.Key, aborted))
        {
            if (stored is not null) return served;
        }

        return served with { ThumbError = await maker.MakeAsync(thumb, aborted) };
    }
}

/// <summary>A file to serve.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">The name that the client gets.</param>
internal sealed record Served(string Key, string Name)
{
    /// <summary>Why it is no thumb although one was asked for; otherwise null.</summary>
    public ThumbException? ThumbError { get; init; }
}
