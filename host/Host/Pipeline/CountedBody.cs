using Holdall.Host.Requests;

namespace Holdall.Host.Pipeline;

/// <summary>
/// A body that comes in chunks, whose length nobody knows before its end. The server counts what frames the chunks as well; a limit is about the content.
/// </summary>
/// <param name="body">The content.</param>
/// <param name="most">Most bytes of it.</param>
internal sealed class CountedBody(Stream body, long most) : ForwardStream
{
    private const int FramedByte = 6;
    private const int Slack = 64 << 10;

    private long _read;

    /// <summary>What the server has to let through for so many bytes: those of a chunk of one have five that frame it.</summary>
    public static long FramedSize(long most) => most > (long.MaxValue - Slack) / FramedByte ? long.MaxValue : (most * FramedByte) + Slack;

    /// <exception cref="BadHttpRequestException">413: there is more; 400: the size of a chunk is no number that can be.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return Count(await body.ReadAsync(buffer, cancellationToken));
        }
        catch (IOException e) when (e.InnerException is OverflowException)
        {
            // The server tells only some sizes that are wrong as a bad request.
            throw new BadHttpRequestException(e.Message, StatusCodes.Status400BadRequest, e);
        }
    }

    private int Count(int read)
    {
        _read += read;
        return _read <= most ? read : throw new BadHttpRequestException("Request body too large.", StatusCodes.Status413PayloadTooLarge);
    }
}
