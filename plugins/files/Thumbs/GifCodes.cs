namespace Holdall.Plugins.Files.Thumbs;

/// <summary>Packs pixels as a GIF has them: LZW codes of growing length in blocks of at most 255 bytes.</summary>
internal sealed class GifCodes
{
    private const int MaxCodes = 4096;
    private const int MaxBlock = 255;

    private readonly Stream _target;
    private readonly Dictionary<int, int> _known = [];
    private readonly byte[] _block = new byte[MaxBlock];
    private readonly int _clear;
    private int _blockLength;
    private int _bits;
    private int _bitCount;
    private int _codeLength;
    private int _next;
    private int _prefix = -1;

    public GifCodes(Stream target, int bitsPerPixel)
    {
        _target = target;
        _clear = 1 << bitsPerPixel;
        Clear();
    }

    public void Add(byte pixel)
    {
        if (_prefix < 0)
        {
            _prefix = pixel;
            return;
        }

        var sequence = (_prefix << 8) | pixel;
        if (_known.TryGetValue(sequence, out var code))
        {
            _prefix = code;
            return;
        }

        Write(_prefix);
        _prefix = pixel;
        if (_next == MaxCodes)
        {
            Clear();
            return;
        }

        // The reader learns a code one step later: it reads the longer codes from the next one on.
        if (_next == 1 << _codeLength) _codeLength++;
        _known[sequence] = _next++;
    }

    public void End()
    {
        if (_prefix >= 0) Write(_prefix);
        // The reader has learnt one more code by now.
        if (_next == 1 << _codeLength && _codeLength < 12) _codeLength++;
        Write(_clear + 1);
        if (_bitCount > 0) WriteByte((byte)_bits);
        WriteBlock();
        _target.WriteByte(0);
    }

    private void Clear()
    {
        if (_codeLength == 0) _codeLength = Length();
        Write(_clear);
        _known.Clear();
        _next = _clear + 2;
        _codeLength = Length();
    }

    private int Length() => int.Log2(_clear) + 1;

    private void Write(int code)
    {
        _bits |= code << _bitCount;
        _bitCount += _codeLength;
        for (; _bitCount >= 8; _bitCount -= 8)
        {
            WriteByte((byte)_bits);
            _bits >>= 8;
        }
    }

    private void WriteByte(byte value)
    {
        _block[_blockLength++] = value;
        if (_blockLength == MaxBlock) WriteBlock();
    }

    private void WriteBlock()
    {
        if (_blockLength == 0) return;
        _target.WriteByte((byte)_blockLength);
        _target.Write(_block, 0, _blockLength);
        _blockLength = 0;
    }
}
