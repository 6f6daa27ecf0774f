using Holdall.Http;
using Holdall.Plugins.Auth.OneTimePasswords;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Plugins.Auth.Tests.OneTimePasswords;

public sealed class OtpAttemptsTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly OtpAttempts _attempts;
    private readonly Record _ann = new(AuthFixtures.Users()) { Id = "ann" };

    public OtpAttemptsTests() => _attempts = new OtpAttempts(_time);

    [Fact]
    public void The_sixth_in_three_minutes_is_refused()
    {
        for (var i = 0; i < 5; i++) _attempts.Count(_ann, "10.0.0.1");
        _time.Advance(TimeSpan.FromSeconds(179));

        Should.Throw<ApiException>(() => _attempts.Count(_ann, "10.0.0.1")).Status.ShouldBe(429);
    }

    [Fact]
    public void Three_minutes_after_the_first_one_counting_begins_anew()
    {
        for (var i = 0; i < 5; i++) _attempts.Count(_ann, "10.0.0.1");
        _time.Advance(TimeSpan.FromSeconds(180));

        _attempts.Count(_ann, "10.0.0.1");
    }

    [Fact]
    public void Each_record_and_address_has_a_count_of_its_own()
    {
        for (var i = 0; i < 5; i++) _attempts.Count(_ann, "10.0.0.1");

        _attempts.Count(_ann, "10.0.0.2");
        _attempts.Count(new Record(AuthFixtures.Users()) { Id = "bob" }, "10.0.0.1");
    }
}
