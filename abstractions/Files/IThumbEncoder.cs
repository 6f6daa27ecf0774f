namespace Holdall.Files;

/// <summary>
/// Writes thumbs in a format. Plugins register it as a service; the operator switches a format on by its media type in <c>settings.files.thumbFormats</c>, and
/// clients that accept it get it.
/// </summary>
public interface IThumbEncoder
{
    /// <summary>Media type, such as <c>image/avif</c>; of several encoders for one type the last one that is registered counts.</summary>
    string MediaType { get; }

    /// <summary>Ending of the names of such files, without the dot, such as <c>avif</c>.</summary>
    string Extension { get; }

    /// <summary>Encodes a thumb. It is called on threads of a pool, for several thumbs at once, as many as <c>settings.files.thumbWorkers</c> allows.</summary>
    /// <param name="thumb">The thumb.</param>
    /// <param name="target">Takes the bytes.</param>
    /// <param name="aborted">Signalled when it has taken too long; an encoder that can stop throws then.</param>
    void Encode(ThumbPixels thumb, Stream target, CancellationToken aborted);
}
