using System.Numerics;

namespace Holdall.Bench.Driver;

/// <summary>Counts times in buckets 3 % wide, whatever their magnitude: fixed memory, no work per sample to speak of.</summary>
internal sealed class LatencyHistogram
{
    // Values below 32 have a bucket each; above, every power of two is divided in 32.
    private const int Steps = 32;
    private const int StepBits = 5;

    private readonly int[] _buckets = new int[Steps * (64 - StepBits)];

    public long Count { get; private set; }

    public void Add(long value)
    {
        _buckets[Bucket(value)]++;
        Count++;
    }

    public void Add(LatencyHistogram other)
    {
        for (var i = 0; i < _buckets.Length; i++)
            _buckets[i] += other._buckets[i];
        Count += other.Count;
    }

    /// <summary>The lower bound of the bucket that holds the given part of all samples; 0 if there are none.</summary>
    public long Percentile(double part)
    {
        var wanted = (long)Math.Ceiling(Count * part);
        var seen = 0L;
        for (var i = 0; i < _buckets.Length; i++)
        {
            seen += _buckets[i];
            if (seen >= wanted && seen > 0)
                return LowerBound(i);
        }

        return 0;
    }

    private static int Bucket(long value)
    {
        if (value < Steps)
            return (int)Math.Max(value, 0);

        var shift = BitOperations.Log2((ulong)value) - StepBits;
        return ((shift + 1) * Steps) + (int)((value >> shift) - Steps);
    }

    private static long LowerBound(int bucket) =>
        bucket < Steps ? bucket : (long)(Steps + (bucket % Steps)) << ((bucket / Steps) - 1);
}
