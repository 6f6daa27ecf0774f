namespace Holdall.Plugins.Files.Thumbs;

/// <summary>At most 255 colours that stand for all of an image, found by cutting its colours at the median again and again.</summary>
internal sealed class GifPalette
{
    public const int MaxColors = 255;

    /// <summary>Colours count as equal when the upper five bits of their parts are.</summary>
    private const int Bins = 1 << 15;

    private readonly int[] _counts = new int[Bins];
    private readonly long[] _sums = new long[Bins * 3];
    private readonly byte[] _places = new byte[Bins];
    private readonly List<(int Start, int End)> _boxes = [];
    private readonly int[] _used;

    /// <param name="pixels">Four bytes for each pixel, red first.</param>
    public GifPalette(ReadOnlySpan<byte> pixels)
    {
        for (var i = 0; i < pixels.Length; i += 4)
        {
            if (!IsSolid(pixels[i..])) continue;
            var bin = BinOf(pixels[i..]);
            _counts[bin]++;
            for (var part = 0; part < 3; part++) _sums[(bin * 3) + part] += pixels[i + part];
        }

        _used = [.. Enumerable.Range(0, Bins).Where(bin => _counts[bin] > 0)];
        Cut();
        Colors = new byte[_boxes.Count * 3];
        for (var i = 0; i < _boxes.Count; i++) Mix(i);
    }

    /// <summary>Three bytes for each colour.</summary>
    public byte[] Colors { get; }

    /// <summary>Whether a pixel is to be seen.</summary>
    public static bool IsSolid(ReadOnlySpan<byte> pixel) => pixel[3] >= 128;

    /// <summary>Place of the colour that stands for a pixel.</summary>
    public byte PlaceOf(ReadOnlySpan<byte> pixel) => _places[BinOf(pixel)];

    private static int BinOf(ReadOnlySpan<byte> pixel) => (pixel[0] >> 3 << 10) | (pixel[1] >> 3 << 5) | (pixel[2] >> 3);

    private static int PartOf(int bin, int part) => (bin >> (10 - (part * 5))) & 31;

    private void Cut()
    {
        if (_used.Length == 0) return;
        var waiting = new PriorityQueue<(int Start, int End), long>();
        Add((0, _used.Length));
        while (waiting.Count > 0 && waiting.Count + _boxes.Count < MaxColors)
        {
            var box = waiting.Dequeue();
            var middle = Split(box);
            Add((box.Start, middle));
            Add((middle, box.End));
        }

        while (waiting.TryDequeue(out var box, out _)) _boxes.Add(box);

        // What can't be cut is done; of the rest the one comes first in which most pixels differ most.
        void Add((int Start, int End) box)
        {
            if (box.End - box.Start == 1) _boxes.Add(box);
            else waiting.Enqueue(box, -PixelsIn(box) * LongestSide(box).Length);
        }
    }

    private long PixelsIn((int Start, int End) box)
    {
        long pixels = 0;
        for (var i = box.Start; i < box.End; i++) pixels += _counts[_used[i]];
        return pixels;
    }

    private (int Part, int Length) LongestSide((int Start, int End) box)
    {
        var longest = (Part: 0, Length: -1);
        for (var part = 0; part < 3; part++)
        {
            var (low, high) = (31, 0);
            for (var i = box.Start; i < box.End; i++)
            {
                var value = PartOf(_used[i], part);
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }

            if (high - low > longest.Length) longest = (part, high - low);
        }

        return longest;
    }

    private int Split((int Start, int End) box)
    {
        var part = LongestSide(box).Part;
        Array.Sort(_used, box.Start, box.End - box.Start, Comparer<int>.Create((a, b) => PartOf(a, part).CompareTo(PartOf(b, part))));
        var half = PixelsIn(box) / 2;
        var middle = box.Start + 1;
        for (long seen = _counts[_used[box.Start]]; middle < box.End - 1 && seen < half; middle++) seen += _counts[_used[middle]];
        return middle;
    }

    private void Mix(int place)
    {
        var box = _boxes[place];
        var pixels = PixelsIn(box);
        for (var part = 0; part < 3; part++)
        {
            long sum = 0;
            for (var i = box.Start; i < box.End; i++) sum += _sums[(_used[i] * 3) + part];
            Colors[(place * 3) + part] = (byte)(sum / pixels);
        }

        for (var i = box.Start; i < box.End; i++) _places[_used[i]] = (byte)place;
    }
}
