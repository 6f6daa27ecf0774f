namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>A body that begins anew once it was read to its end, so that middlewares, handlers and the host can all read it.</summary>
internal sealed class RewindingBody(Stream kept) : Stream
{
    private const int MaxInMemory = 16 << 20;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => kept.Length;

    public override long Position
    {
        get => kept.Position;
        set => kept.Position = value;
    }

    /// <summary>Makes the body of a request such a one, unless it is already.</summary>
    public static void Ensure(HttpRequest request)
    {
        if (request.Body is RewindingBody) return;
        request.EnableBuffering(MaxInMemory);
        request.Body = new RewindingBody(request.Body);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => Rewound(kept.Read(buffer), buffer.Length);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Rewound(await kept.ReadAsync(buffer, cancellationToken), buffer.Length);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => kept.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Rewound(int read, int wanted)
    {
        if (read == 0 && wanted > 0) kept.Position = 0;
        return read;
    }
}
