using Holdall.Http;
using Holdall.Plugins.Auth.Totp;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Plugins.Auth.Tests.Totp;

public sealed class TotpAttemptsTests
{
    private static readonly TotpAnswer Code = new("123456", "");
    private static readonly TotpAnswer Recovery = new("", "abcd");

    private readonly FakeTimeProvider _time = new(TestEngine.Now);
    private readonly TotpAttempts _attempts;
    private readonly Record _ann = new(AuthFixtures.Users()) { ["id"] = "ann" };

    public TotpAttemptsTests() => _attempts = new TotpAttempts(_time);

    [Fact]
    public void A_client_has_five_in_three_minutes()
    {
        for (var i = 0; i < 5; i++) Try("10.0.0.1").ShouldBeTrue();

        Try("10.0.0.1").ShouldBeFalse();
        Try("10.0.0.2").ShouldBeTrue();
        _time.Advance(TimeSpan.FromMinutes(3));
        Try("10.0.0.1").ShouldBeTrue();
    }

    [Fact]
    public void An_account_has_twenty_in_an_hour_whoever_tries_but_recovery_codes_are_let_through()
    {
        for (var i = 0; i < 20; i++) Try($"10.0.0.{i}").ShouldBeTrue();

        Try("10.0.1.1").ShouldBeFalse();
        Try("10.0.1.2", Recovery).ShouldBeTrue();
        _time.Advance(TimeSpan.FromHours(1));
        Try("10.0.1.1").ShouldBeTrue();
    }

    [Fact]
    public void What_is_tried_with_a_token_does_not_count_for_signing_in()
    {
        for (var i = 0; i < 25; i++) Try($"10.0.0.{i}", Code, _ann);

        Try("10.0.0.1").ShouldBeTrue();
    }

    [Fact]
    public void What_was_right_does_not_count()
    {
        for (var i = 0; i < 30; i++)
        {
            Try("10.0.0.1").ShouldBeTrue();
            _attempts.Forgive(_ann, new FakeRequest { Address = "10.0.0.1" }, Code);
        }
    }

    private bool Try(string client, TotpAnswer? answer = null, Record? caller = null)
    {
        try
        {
            _attempts.Count(_ann, new FakeRequest { Address = client }.As(caller), answer ?? Code);
            return true;
        }
        catch (ApiException e) when (e.Status == 429)
        {
            return false;
        }
    }
}
