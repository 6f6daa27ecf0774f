namespace Holdall.Plugins.JsHooks.Os;

/// <summary>What a program writes, to be read while it runs. It may go into that of another one.</summary>
internal sealed class ProcessPipe(bool isError, ProcessPipe? into = null) : Stream
{
    private readonly MemoryStream _written = new();
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _news = new(0);
    private long _read;
    private bool _isEnded;

    public bool IsError => isError;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (into is not null)
        {
            into.Append(bytes);
            return;
        }

        lock (_gate) _written.Write(bytes);
        _news.Release();
    }

    public void End()
    {
        lock (_gate) _isEnded = true;
        _news.Release();
    }

    public byte[] ToArray()
    {
        lock (_gate) return _written.ToArray();
    }

    /// <summary>Waits until there is something, or the program has ended.</summary>
    public override int Read(byte[] buffer, int offset, int count)
    {
        while (true)
        {
            lock (_gate)
            {
                var length = (int)Math.Min(count, _written.Length - _read);
                if (length > 0 || _isEnded)
                {
                    _written.GetBuffer().AsSpan((int)_read, length).CopyTo(buffer.AsSpan(offset));
                    _read += length;
                    return length;
                }
            }

            _news.Wait();
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
