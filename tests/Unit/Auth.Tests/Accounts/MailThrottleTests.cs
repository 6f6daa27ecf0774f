using Holdall.Plugins.Auth.Accounts;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Plugins.Auth.Tests.Accounts;

public sealed class MailThrottleTests
{
    private const string Kind = "verification";

    private readonly FakeTimeProvider _time = new();
    private readonly MailThrottle _throttle;
    private readonly Record _ann = new(AuthFixtures.Users()) { Id = "ann" };

    public MailThrottleTests() => _throttle = new MailThrottle(_time);

    [Fact]
    public void Nothing_is_closed_at_first() => _throttle.IsClosed(Kind, _ann).ShouldBeFalse();

    [Fact]
    public void One_mail_is_on_its_way_at_a_time()
    {
        _throttle.TryBegin(Kind, _ann).ShouldBeTrue();

        _throttle.TryBegin(Kind, _ann).ShouldBeFalse();
        _throttle.IsClosed(Kind, _ann).ShouldBeTrue();
        _throttle.TryBegin("passwordReset", _ann).ShouldBeTrue();
        _throttle.TryBegin(Kind, new Record(AuthFixtures.Users()) { Id = "bob" }).ShouldBeTrue();
    }

    [Fact]
    public void Two_minutes_after_a_mail_another_one_may_go()
    {
        _throttle.TryBegin(Kind, _ann);
        _time.Advance(TimeSpan.FromHours(1));
        _throttle.IsClosed(Kind, _ann).ShouldBeTrue();
        _throttle.Close(Kind, _ann);

        _time.Advance(TimeSpan.FromSeconds(119));
        _throttle.TryBegin(Kind, _ann).ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));
        _throttle.IsClosed(Kind, _ann).ShouldBeFalse();
        _throttle.TryBegin(Kind, _ann).ShouldBeTrue();
    }

    [Fact]
    public void It_can_be_opened_before_its_time()
    {
        _throttle.TryBegin(Kind, _ann);
        _throttle.Close(Kind, _ann);

        _throttle.Open(Kind, _ann);

        _throttle.TryBegin(Kind, _ann).ShouldBeTrue();
    }
}
