using Amazon.S3.Model;

namespace Holdall.Plugins.Files.S3;

/// <summary>
/// The content of an object from wherever one reads. What lies before is not fetched, and it is always the object that was looked up: once it is replaced,
/// reading fails.
/// </summary>
internal sealed class S3ObjectStream(S3Connection store, string key, string? mark, long length) : Stream
{
    private GetObjectResponse? _body;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= length || buffer.IsEmpty) return 0;
        _body ??= await S3Call.RunAsync(GetAsync, cancellationToken);
        var read = await S3Call.RunAsync(stop => _body.ResponseStream.ReadAsync(buffer, stop).AsTask(), cancellationToken);
        _position += read;
        return read > 0 ? read : throw new EndOfStreamException($"The object {key} ended before its size.");
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("What comes over a network is read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin switch
        {
            SeekOrigin.Current => _position + offset,
            SeekOrigin.End => length + offset,
            _ => offset,
        };
        ArgumentOutOfRangeException.ThrowIfNegative(target, nameof(offset));
        if (target == _position) return target;
        Close(ref _body);
        return _position = target;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) Close(ref _body);
        base.Dispose(disposing);
    }

    private static void Close(ref GetObjectResponse? body)
    {
        body?.Dispose();
        body = null;
    }

    private Task<GetObjectResponse> GetAsync(CancellationToken aborted)
    {
        // Always a range: the client takes the mark of a whole object for the hash of its bytes, which in many stores it is not, and refuses them.
        var request = new GetObjectRequest
        {
            BucketName = store.Bucket,
            Key = key,
            EtagToMatch = string.IsNullOrEmpty(mark?.Trim('"')) ? null : mark,
            ByteRange = new ByteRange(_position, length - 1),
        };
        return store.Client.GetObjectAsync(request, aborted);
    }
}
