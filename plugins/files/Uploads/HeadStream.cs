namespace Holdall.Plugins.Files.Uploads;

/// <summary>Content whose first bytes are in memory, so that what a file is can be told without waiting for a network.</summary>
/// <param name="head">The first bytes.</param>
/// <param name="whole">All of the content; it can be sought in.</param>
internal sealed class HeadStream(byte[] head, Stream whole) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => whole.Length;

    public override long Position
    {
        get => _position;
        set => _position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        if (_position >= head.Length && _position < Length) throw new NotSupportedException("What is in a bucket is read asynchronously.");
        return ReadHead(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position < head.Length) return ReadHead(buffer.Span);
        whole.Position = _position;
        var count = await whole.ReadAsync(buffer, cancellationToken);
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => _position = offset + origin switch
    {
        SeekOrigin.Current => _position,
        SeekOrigin.End => Length,
        _ => 0,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) whole.Dispose();
        base.Dispose(disposing);
    }

    private int ReadHead(Span<byte> buffer)
    {
        if (_position >= head.Length) return 0;
        var count = Math.Min(buffer.Length, head.Length - (int)_position);
        head.AsSpan((int)_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
