using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Holdall.Host.Pipeline;

/// <summary>
/// Sends the beginning of a large answer while its end is still being read from the database. It never waits: whoever writes holds a reader, and there are
/// few of those. Once the client falls behind, the rest stays in the buffer until everything is written.
/// </summary>
internal sealed class JsonPieces(HttpResponse response, int status)
{
    /// <summary>Bytes of a piece. Answers that are not larger than that are sent whole, with their length.</summary>
    public const int Size = 32 << 10;

    private Task _sending = Task.CompletedTask;

    /// <summary>Whether some of the answer is on its way; then its status can't change any more.</summary>
    public bool HaveLeft { get; private set; }

    /// <summary>Sends what has been written so far, if the client has taken what was sent before.</summary>
    /// <returns>Whether the bytes are taken.</returns>
    public bool TrySend(ReadOnlySpan<byte> written)
    {
        if (!_sending.IsCompletedSuccessfully) return false;
        if (!HaveLeft) JsonResponses.Begin(response, status);
        HaveLeft = true;
        response.BodyWriter.Write(written);
        var sending = response.BodyWriter.FlushAsync();
        if (!sending.IsCompletedSuccessfully) _sending = sending.AsTask();
        return true;
    }

    /// <summary>Sends the rest and gives the buffer back.</summary>
    public async Task EndAsync(JsonBuffer rest)
    {
        try
        {
            await _sending;
            await response.BodyWriter.WriteAsync(rest.Written);
        }
        finally
        {
            rest.Return();
        }
    }
}
