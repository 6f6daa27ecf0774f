using Holdall.Host.Logs;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Host.Tests.Logs;

public sealed class RepeatedFailuresTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly RepeatedFailures _failures;

    public RepeatedFailuresTests() => _failures = new RepeatedFailures(_time);

    [Fact]
    public void The_same_failure_is_told_once_in_ten_seconds_and_then_with_a_count()
    {
        var told = 0;
        for (var i = 0; i < 1000; i++)
        {
            if (_failures.IsTold(Here(), out _)) told++;
        }

        told.ShouldBe(1);
        _time.Advance(TimeSpan.FromSeconds(11));
        _failures.IsTold(Here(), out var untold).ShouldBeTrue();
        untold.ShouldBe(999);
        _time.Advance(TimeSpan.FromSeconds(11));
        _failures.IsTold(Here(), out untold).ShouldBeTrue();
        untold.ShouldBe(0);
    }

    [Fact]
    public void Another_type_and_another_place_are_told_for_themselves()
    {
        _failures.IsTold(Here(), out _).ShouldBeTrue();
        _failures.IsTold(There(), out _).ShouldBeTrue();
        _failures.IsTold(Thrown(() => throw new TimeoutException()), out _).ShouldBeTrue();
    }

    private static Exception Here() => Thrown(() => throw new InvalidOperationException());

    private static Exception There() => Thrown(() => throw new InvalidOperationException());

    private static Exception Thrown(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            return e;
        }

        throw new InvalidOperationException("Nothing was thrown.");
    }
}
