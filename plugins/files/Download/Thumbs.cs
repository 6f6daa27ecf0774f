using Holdall.Fields;
using Holdall.Files;

namespace Holdall.Plugins.Files.Download;

/// <summary>Chooses between a file and a thumb of it. Thumbs that are stored are served; for others the original is.</summary>
internal sealed class Thumbs(IFileStorage storage)
{
    private const string AlwaysAllowed = "100x100";

    private static readonly HashSet<string> Images = ["image/png", "image/jpg", "image/jpeg", "image/gif", "image/webp"];

    /// <summary>What to serve.</summary>
    /// <exception cref="ApiException">404, a thumb that is allowed was asked for and the original is missing.</exception>
    public async Task<Served> ChooseAsync(string folder, string name, FileField field, string? size, CancellationToken aborted)
    {
        var original = new Served($"{folder}/{name}", name);
        if (string.IsNullOrEmpty(size) || (size != AlwaysAllowed && !field.Thumbs.Contains(size))) return original;
        await using (var file = await storage.OpenAsync(original.Key, aborted) ?? throw ApiException.NotFound())
        {
            if (!Images.Contains(file.ContentType)) return original;
        }

        var thumb = new Served($"{folder}/thumbs_{name}/{size}_{name}", $"{size}_{name}");
        await using var stored = await storage.OpenAsync(thumb.Key, aborted);
        return stored is null ? original : thumb;
    }
}

/// <summary>A file to serve.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">The name that the client gets.</param>
internal sealed record Served(string Key, string Name);
