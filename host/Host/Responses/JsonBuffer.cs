using System.Buffers;
using System.Text.Json;
using Holdall.Values;

namespace Holdall.Host.Responses;

/// <summary>A JSON writer and the bytes that it has written, used again and again: answers allocate neither.</summary>
internal sealed class JsonBuffer : IBufferWriter<byte>
{
    private const int Initial = 4 << 10;

    /// <summary>A buffer that has grown beyond this is given up after use, so that one large answer does not hold memory for ever.</summary>
    private const int MaxKept = 1 << 20;

    private static readonly JsonWriterOptions Options = JsonStyle.WriterOptions with { SkipValidation = true, MaxDepth = JsonTree.MaxDepth };

    [ThreadStatic]
    private static JsonBuffer? s_idle;

    private byte[] _bytes = new byte[Initial];
    private int _length;

    private JsonBuffer() => Writer = new Utf8JsonWriter(this, Options);

    public Utf8JsonWriter Writer { get; }

    /// <summary>Takes what has been written when that is much; null keeps all of it here.</summary>
    public JsonPieces? Overflow { get; set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>An empty buffer, to be given back with <see cref="Return"/>.</summary>
    public static JsonBuffer Rent()
    {
        var buffer = s_idle ?? new JsonBuffer();
        s_idle = null;
        return buffer;
    }

    public void Return()
    {
        _length = 0;
        Overflow = null;
        if (_bytes.Length > MaxKept) _bytes = new byte[Initial];
        Writer.Reset(this);
        s_idle = this;
    }

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_length);
    }

    private void Reserve(int count)
    {
        if (_length >= JsonPieces.Size && Overflow is not null)
        {
            Overflow.Take(_bytes.AsSpan(0, _length));
            _length = 0;
        }

        count = Math.Max(count, 1);
        if (_bytes.Length - _length < count) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
    }
}
