using Microsoft.Extensions.Time.Testing;

namespace Holdall.Host.Tests;

public sealed class IdleMemoryTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly IdleMemory _memory;
    private long _allocated = 100 << 20;
    private int _collected;

    public IdleMemoryTests()
    {
        _memory = new IdleMemory(_time, () => _allocated, () => _collected++);
        _memory.Start();
    }

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void It_is_given_back_once_after_the_start()
    {
        Pass(0);
        _collected.ShouldBe(0, "the start may not be over");

        Pass(0, 0, 0);

        _collected.ShouldBe(1);
    }

    [Fact]
    public void It_is_given_back_when_the_work_is_over_not_meanwhile()
    {
        Pass(0, 0);

        Pass(50, 50, 2, 50);
        _collected.ShouldBe(1);

        Pass(0);
        _collected.ShouldBe(2);
    }

    [Fact]
    public void A_little_work_does_not_call_for_it_until_it_is_much_together()
    {
        Pass(0, 0);

        for (var i = 0; i < 15; i++) Pass(1);

        _collected.ShouldBe(1);

        Pass(1);
        _collected.ShouldBe(2);
    }

    [Fact]
    public void What_little_work_has_left_is_given_back_after_minutes()
    {
        Pass(0, 0);

        Pass(3, 0);
        _time.Advance(TimeSpan.FromMinutes(4));
        _collected.ShouldBe(1);

        _time.Advance(TimeSpan.FromMinutes(1));
        _collected.ShouldBe(2);

        _time.Advance(TimeSpan.FromHours(1));
        _collected.ShouldBe(2, "nothing has been done since");
    }

    /// <summary>Seconds in each of which so many MiB are asked for.</summary>
    private void Pass(params ReadOnlySpan<int> seconds)
    {
        foreach (var mebibytes in seconds)
        {
            _allocated += (long)mebibytes << 20;
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
