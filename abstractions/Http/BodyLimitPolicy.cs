using Microsoft.AspNetCore.Http;

namespace Holdall.Http;

/// <summary>Metadata of an endpoint: most bytes of a body; null = no limit.</summary>
/// <param name="Bytes">Most bytes.</param>
public record BodyLimitPolicy(long? Bytes)
{
    /// <summary>Most bytes for endpoints that say nothing: 32 MiB.</summary>
    public const long Default = 32 << 20;

    /// <summary>Most bytes for one request; a derived policy may look at its route.</summary>
    /// <exception cref="ApiException">The request is refused, whatever its size.</exception>
    public virtual long? For(HttpContext http) => Bytes;
}
