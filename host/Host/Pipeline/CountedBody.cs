namespace Holdall.Host.Pipeline;

/// <summary>
/// A body that comes in chunks, whose length nobody knows before its end. The server counts what frames the chunks as well; a limit is about the content.
/// </summary>
/// <param name="body">The content.</param>
/// <param name="most">Most bytes of it.</param>
internal sealed class CountedBody(Stream body, long most) : Stream
{
    private const int FramedByte = 6;
    private const int Slack = 64 << 10;

    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>What the server has to let through for so many bytes: those of a chunk of one have five that frame it.</summary>
    public static long FramedSize(long most) => most > (long.MaxValue - Slack) / FramedByte ? long.MaxValue : (most * FramedByte) + Slack;

    /// <exception cref="BadHttpRequestException">413: there is more.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await body.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Count(body.Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Count(int read)
    {
        _read += read;
        return _read <= most ? read : throw new BadHttpRequestException("Request body too large.", StatusCodes.Status413PayloadTooLarge);
    }
}
