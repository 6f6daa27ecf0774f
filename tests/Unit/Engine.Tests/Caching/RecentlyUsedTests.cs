using Holdall.Engine.Caching;

namespace Holdall.Engine.Tests.Caching;

public sealed class RecentlyUsedTests
{
    private readonly RecentlyUsed<string, object> _kept = new(8);

    [Fact]
    public void What_is_asked_for_stays()
    {
        var value = new object();
        _kept.Keep("a", value);
        for (var i = 0; i < 100; i++)
        {
            _kept.Keep($"b{i}", new object());
            _kept.TryGet("a", out var found).ShouldBeTrue();
            found.ShouldBeSameAs(value);
        }
    }

    [Fact]
    public void What_nobody_asks_for_is_forgotten()
    {
        _kept.Keep("a", new object());
        for (var i = 0; i < 100; i++) _kept.Keep($"b{i}", new object());
        _kept.TryGet("a", out _).ShouldBeFalse();
    }

    [Fact]
    public void Many_threads_may_ask_at_once() => Parallel.For(0, 20_000, i =>
    {
        var key = $"a{i % 30}";
        if (_kept.TryGet(key, out var found)) found.ShouldBe(key);
        else _kept.Keep(key, key);
    });
}
