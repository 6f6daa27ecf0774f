using Holdall.Engine.Logs;

namespace Holdall.Engine.Tests.Logs;

public sealed class LogBufferTests
{
    [Fact]
    public void Entries_are_taken_in_their_order()
    {
        var buffer = new LogBuffer();
        foreach (var message in new[] { "a", "b", "c" }) buffer.Add(SomeLog.Entry(message));
        Messages(buffer.Take(2, out _)).ShouldBe("a b");
        Messages(buffer.Take(2, out _)).ShouldBe("c");
        buffer.Count.ShouldBe(0);
    }

    [Fact]
    public void The_oldest_are_dropped_and_counted_when_there_are_too_many()
    {
        var buffer = new LogBuffer(mostEntries: 2);
        foreach (var message in new[] { "a", "b", "c", "d" }) buffer.Add(SomeLog.Entry(message));
        Messages(buffer.Take(10, out var dropped)).ShouldBe("c d");
        dropped.ShouldBe(2);
        buffer.Take(10, out dropped);
        dropped.ShouldBe(0);
        buffer.Dropped.ShouldBe(2);
    }

    [Fact]
    public void The_oldest_are_dropped_when_they_are_too_long()
    {
        var buffer = new LogBuffer(mostWeight: 100);
        for (var i = 0; i < 5; i++) buffer.Add(SomeLog.Entry(new string((char)('a' + i), 40)));
        buffer.Count.ShouldBe(2);
        buffer.Add(SomeLog.Entry(new string('x', 1000)));
        buffer.Take(10, out var dropped).Count.ShouldBe(1);
        dropped.ShouldBe(5);
        buffer.Add(SomeLog.Entry());
        buffer.Count.ShouldBe(1);
    }

    private static string Messages(List<LogEntry> entries) => string.Join(' ', entries.Select(entry => entry.ToMessage()));
}
