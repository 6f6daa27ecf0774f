using System.Buffers;
using System.IO.Pipelines;

namespace Holdall.Host.Responses;

/// <summary>
/// Sends the beginning of a large answer while its end is still being read from the database. It never waits: whoever writes holds a reader, and there are
/// few of those. While the client is behind, pieces are kept in pooled arrays, which neither grow nor move.
/// </summary>
internal sealed class JsonPieces(HttpResponse response, int status)
{
    /// <summary>
    /// Bytes of a piece, about. Smaller ones cost more than they save. Answers that are not larger than that are sent whole, with their length.
    /// </summary>
    public const int Size = 128 << 10;

    private readonly Queue<ArraySegment<byte>> _kept = new();
    private Task _sending = Task.CompletedTask;

    /// <summary>Whether some of the answer is on its way; then its status can't change any more.</summary>
    public bool HaveLeft { get; private set; }

    private PipeWriter Client => response.BodyWriter;

    /// <summary>Takes what was written last. It leaves at once if the client has taken everything before.</summary>
    public void Take(ReadOnlySpan<byte> written)
    {
        if (!HaveLeft) JsonResponses.Begin(response, status);
        HaveLeft = true;
        while (_sending.IsCompletedSuccessfully && _kept.TryDequeue(out var piece)) SendKept(piece);
        if (_sending.IsCompletedSuccessfully && _kept.Count == 0) Send(written);
        else Keep(written);
    }

    /// <summary>Sends what is left, and gives the buffer with the end of the answer back.</summary>
    public async Task EndAsync(JsonBuffer end)
    {
        try
        {
            await _sending;
            while (_kept.TryDequeue(out var piece))
            {
                SendKept(piece);
                await _sending;
            }

            await Client.WriteAsync(end.Written);
        }
        finally
        {
            end.Return();
            Drop();
        }
    }

    /// <summary>Gives back what will not be sent.</summary>
    public void Drop()
    {
        while (_kept.TryDequeue(out var piece)) ArrayPool<byte>.Shared.Return(piece.Array!);
    }

    private void Keep(ReadOnlySpan<byte> written)
    {
        var array = ArrayPool<byte>.Shared.Rent(written.Length);
        written.CopyTo(array);
        _kept.Enqueue(new ArraySegment<byte>(array, 0, written.Length));
    }

    private void SendKept(ArraySegment<byte> piece)
    {
        Send(piece);
        ArrayPool<byte>.Shared.Return(piece.Array!);
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        Client.Write(bytes);
        var sending = Client.FlushAsync();
        if (!sending.IsCompletedSuccessfully) _sending = sending.AsTask();
    }
}
