using Holdall.Files;

namespace Holdall.Plugins.Files.Thumbs;

/// <summary>A thumb that somebody asks for.</summary>
/// <param name="Folder">Folder of the record.</param>
/// <param name="Name">Name of the image.</param>
/// <param name="Size">Its size.</param>
/// <param name="Format">The format; null = the one that follows from the image.</param>
internal sealed record WantedThumb(string Folder, string Name, string Size, IThumbEncoder? Format = null)
{
    /// <summary>Key of the image.</summary>
    public string Original => $"{Folder}/{Name}";

    /// <summary>Name that clients get.</summary>
    public string ShownName { get; } = $"{Size}_{Name}{(Format is null ? "" : "." + Format.Extension)}";

    /// <summary>Key of the thumb.</summary>
    public string Key => $"{Folder}/thumbs_{Name}/{ShownName}";
}
