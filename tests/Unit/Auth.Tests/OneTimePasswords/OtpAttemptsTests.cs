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
    private readonly Record _otp = new(AuthFixtures.Users()) { Id = "otp" };

    public OtpAttemptsTests() => _attempts = new OtpAttempts(_time);

    [Fact]
    public void The_sixth_in_three_minutes_is_refused()
    {
        for (var i = 0; i < 5; i++) _attempts.Count(_ann, _otp, "10.0.0.1");
        _time.Advance(TimeSpan.FromSeconds(179));

        Should.Throw<ApiException>(() => _attempts.Count(_ann, _otp, "10.0.0.1")).Status.ShouldBe(429);
    }

    [Fact]
    public void Three_minutes_after_the_first_one_counting_begins_anew()
    {
        for (var i = 0; i < 5; i++) _attempts.Count(_ann, _otp, "10.0.0.1");
        _time.Advance(TimeSpan.FromSeconds(180));

        _attempts.Count(_ann, _otp, "10.0.0.1");
    }

    [Fact]
    public void Each_record_and_address_has_a_count_of_its_own()
    {
        for (var i = 0; i < 5; i++) _attempts.Count(_ann, _otp, "10.0.0.1");

        _attempts.Count(_ann, _otp, "10.0.0.2");
        _attempts.Count(new Record(AuthFixtures.Users()) { Id = "bob" }, new Record(AuthFixtures.Users()) { Id = "otp2" }, "10.0.0.1");
    }

    [Fact]
    public void Many_clients_together_have_twenty_attempts_at_a_password()
    {
        for (var i = 0; i < 20; i++) _attempts.Count(_ann, _otp, $"10.0.0.{i / 5}");

        Should.Throw<ApiException>(() => _attempts.Count(_ann, _otp, "10.0.0.99")).Status.ShouldBe(429);
        _attempts.Count(_ann, new Record(AuthFixtures.Users()) { Id = "another" }, "10.0.0.99");
    }

    [Fact]
    public void Of_an_IPv6_address_the_first_half_counts()
    {
        for (var i = 0; i < 5; i++) _attempts.Count(_ann, _otp, $"2001:0db8:0001:0001:0000:0000:0000:000{i}");

        Should.Throw<ApiException>(() => _attempts.Count(_ann, _otp, "2001:0db8:0001:0001:ffff:ffff:ffff:ffff")).Status.ShouldBe(429);
        _attempts.Count(_ann, _otp, "2001:0db8:0001:0002:0000:0000:0000:0000");
    }
}
