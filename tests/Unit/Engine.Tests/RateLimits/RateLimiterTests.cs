using Holdall.Auth;
using Holdall.Collections;
using Holdall.Engine.RateLimits;
using Holdall.Http;
using Holdall.Settings;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.Time.Testing;
using Record = Holdall.Records.Record;

namespace Holdall.Engine.Tests.RateLimits;

public sealed class RateLimiterTests
{
    private static readonly Collection Posts = new() { Id = "p", Name = "posts" };
    private static readonly Collection Films = new() { Id = "f", Name = "films" };

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(50));
    private AppSettings _settings = With(new RateLimitRule { Label = "/rate/", Duration = 1, MaxRequests = 2 });

    [Fact]
    public void Windows_are_fixed_and_have_whole_seconds()
    {
        var limiter = Limiter();
        double[] pauses = [0, 0.9, 0.9, 0, 0, 0, 1, 0, 0];
        var seen = pauses.Select(pause =>
        {
            _time.Advance(TimeSpan.FromSeconds(pause));
            return IsAllowed(limiter, "/rate/a");
        });
        seen.ShouldBe([true, true, true, true, false, false, true, true, false]);
    }

    [Fact]
    public void All_paths_under_a_prefix_are_counted_together_and_each_client_for_itself()
    {
        var limiter = Limiter();
        IsAllowed(limiter, "/rate/a").ShouldBeTrue();
        IsAllowed(limiter, "/rate/b").ShouldBeTrue();
        IsAllowed(limiter, "/rate/c").ShouldBeFalse();
        IsAllowed(limiter, "/rate/c", address: "1.2.3.4").ShouldBeTrue();
        IsAllowed(limiter, "/other").ShouldBeTrue();
    }

    [Fact]
    public void Addresses_of_one_network_of_IPv6_are_one_client()
    {
        var limiter = Limiter();
        IsAllowed(limiter, "/rate/a", address: "2001:0db8:0001:0001:0000:0000:0000:0001").ShouldBeTrue();
        IsAllowed(limiter, "/rate/a", address: "2001:0db8:0001:0001:0000:0000:0000:0002").ShouldBeTrue();
        IsAllowed(limiter, "/rate/a", address: "2001:0db8:0001:0001:ffff:0000:0000:0003").ShouldBeFalse();
        IsAllowed(limiter, "/rate/a", address: "2001:0db8:0001:0002:0000:0000:0000:0001").ShouldBeTrue();
    }

    [Fact]
    public void Each_collection_and_each_action_is_counted_for_itself()
    {
        _settings = With(new RateLimitRule { Label = "/", Duration = 100, MaxRequests = 1 });
        var limiter = Limiter();
        IsAllowed(limiter, "/x", Posts, "list").ShouldBeTrue();
        IsAllowed(limiter, "/y", Posts, "list").ShouldBeFalse();
        IsAllowed(limiter, "/x", Posts, "create").ShouldBeTrue();
        IsAllowed(limiter, "/x", Films, "list").ShouldBeTrue();
    }

    [Fact]
    public void Superusers_and_excluded_addresses_are_free()
    {
        _settings = _settings with { RateLimits = _settings.RateLimits with { ExcludedIPs = ["10.0.0.0/8"] } };
        var limiter = Limiter();
        var root = new Record(new Collection { Id = "s", Name = "_superusers", Type = CollectionTypes.Auth });
        for (var i = 0; i < 5; i++)
        {
            IsAllowed(limiter, "/rate/a", address: "10.1.2.3").ShouldBeTrue();
            IsAllowed(limiter, "/rate/a", caller: root).ShouldBeTrue();
        }
    }

    [Fact]
    public void What_is_asked_in_another_way_counts_as_the_request_of_that_path()
    {
        var limiter = Limiter();
        var root = new AuthState(new Record(new Collection { Id = "s", Name = "_superusers", Type = CollectionTypes.Auth }));
        for (var i = 0; i < 5; i++) limiter.Count(root, "127.0.0.1", "POST", "/rate/a");

        limiter.Count(AuthState.Guest, "127.0.0.1", "POST", "/rate/a");
        IsAllowed(limiter, "/rate/a").ShouldBeTrue();

        Should.Throw<ApiException>(() => limiter.Count(AuthState.Guest, "127.0.0.1", "POST", "/rate/a")).Status.ShouldBe(429);
        limiter.Count(AuthState.Guest, "10.0.0.1", "POST", "/rate/a");
    }

    [Fact]
    public void A_reset_forgets_all_counts_and_tells_of_the_first_use_again()
    {
        var limiter = Limiter();
        var told = new List<string>();
        limiter.Used += () => told.Add("used");
        limiter.Discarded += () => told.Add("discarded");
        limiter.Reset();
        for (var i = 0; i < 3; i++) IsAllowed(limiter, "/rate/a");
        limiter.Reset();
        IsAllowed(limiter, "/rate/a").ShouldBeTrue();
        told.ShouldBe(["used", "discarded", "used"]);
    }

    [Fact]
    public void Idle_clients_are_forgotten_but_not_those_whose_window_runs()
    {
        _settings = With(new RateLimitRule { Label = "/rate/", Duration = 3600, MaxRequests = 1 });
        var limiter = Limiter();
        IsAllowed(limiter, "/rate/a").ShouldBeTrue();
        _time.Advance(TimeSpan.FromSeconds(3599));
        limiter.RemoveIdle();
        IsAllowed(limiter, "/rate/a").ShouldBeFalse();
    }

    [Fact]
    public void Nothing_is_counted_while_limits_are_off()
    {
        _settings = _settings with { RateLimits = _settings.RateLimits with { Enabled = false } };
        var limiter = Limiter();
        for (var i = 0; i < 5; i++) IsAllowed(limiter, "/rate/a").ShouldBeTrue();
    }

    private static AppSettings With(RateLimitRule rule) => new() { RateLimits = new RateLimitSettings { Rules = [rule], ExcludedIPs = [], Enabled = true } };

    private RateLimiter Limiter() => new(new FakeSettings { Current = _settings }, _time);

    private static bool IsAllowed(
        RateLimiter limiter, string path, Collection? collection = null, string action = "", string address = "127.0.0.1", Record? caller = null)
    {
        var request = new FakeRequest { Address = address }.As(caller);
        request.Http.Request.Path = path;
        try
        {
            limiter.Count(request, collection, [action]);
            return true;
        }
        catch (ApiException e) when (e.Status == 429)
        {
            return false;
        }
    }
}
