using Holdall.Http;

namespace Holdall.Engine.Records;

/// <summary>
/// What a batch hands to each of its requests, which know by it that they are part of one: its caller was made sure of, inside its transaction.
/// </summary>
/// <param name="Hashes">Hashes of the passwords that are set; null if none are.</param>
internal sealed record BatchedRequest(PreparedHashes? Hashes)
{
    /// <summary>What a request was handed; null when it came alone.</summary>
    public static BatchedRequest? Of(RequestContext request) => request.Http.Features.Get<BatchedRequest>();
}
