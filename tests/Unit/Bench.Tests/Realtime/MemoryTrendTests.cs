using Holdall.Bench.Realtime;

namespace Holdall.Bench.Tests.Realtime;

public sealed class MemoryTrendTests
{
    [Theory]
    [InlineData(new long[] { }, true)]
    [InlineData(new long[] { 10, 50, 100, 100, 110, 114 }, true)]
    [InlineData(new long[] { 10, 50, 100, 100, 110, 116 }, false)]
    [InlineData(new long[] { 10, 50, 100, 90, 60, 70 }, true)]
    public void Memory_may_grow_at_first_and_not_later(long[] bytes, bool isFlat)
    {
        var trend = new MemoryTrend();
        foreach (var one in bytes) trend.Add(one);
        trend.IsFlat.ShouldBe(isFlat);
    }
}
