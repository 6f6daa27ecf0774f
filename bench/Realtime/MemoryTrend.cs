namespace Holdall.Bench.Realtime;

/// <summary>
/// Tells whether memory grows: the first third is for filling what is bounded, then the highest of the last third counts against that of the second.
/// </summary>
internal sealed class MemoryTrend
{
    private const double Tolerance = 1.15;

    private readonly List<long> _bytes = [];

    public bool IsFlat
    {
        get
        {
            var third = _bytes.Count / 3;
            return third == 0 || HighestOf(third * 2, _bytes.Count) <= HighestOf(third, third * 2) * Tolerance;
        }
    }

    public void Add(long bytes) => _bytes.Add(bytes);

    private long HighestOf(int begin, int end)
    {
        var highest = 0L;
        for (var i = begin; i < end; i++) highest = Math.Max(highest, _bytes[i]);
        return highest;
    }
}
