using Holdall.Auth;
using Holdall.Collections;
using Holdall.Http;
using Holdall.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdall.Engine.RateLimits;

/// <summary>Counts requests and refuses those that are too many. One rule applies to a request, or none.</summary>
internal sealed class RateLimiter(ISettings settings, TimeProvider time) : IRateLimits
{
    private readonly RateCounters _counters = new(time);
    private int _isUsed;

    /// <summary>The first request since the settings were loaded is counted.</summary>
    public event Action? Used;

    /// <summary>All counts are discarded.</summary>
    public event Action? Discarded;

    public bool IsEnabled => settings.Current.RateLimits.Enabled;

    /// <summary>Counts a request. One that is about a collection has counters of its own for each collection, route and action.</summary>
    /// <param name="request">The request.</param>
    /// <param name="collection">The collection that it is about, or null.</param>
    /// <param name="actions">Names of its actions, most specific first.</param>
    /// <exception cref="ApiException">429, there were too many.</exception>
    public void Count(RequestContext request, Collection? collection, IReadOnlyList<string> actions)
    {
        if (!AppliesTo(request.Auth, request.ClientAddress)) return;
        if (RateLimitLabels.Of(request, collection, actions).FindRule(Rules, request.Auth.IsGuest) is { } rule)
            Take(KeyOf(request, collection, actions, rule), rule);
    }

    public void Count(AuthState caller, string address, string method, string path)
    {
        if (!AppliesTo(caller, address)) return;
        if (new RateLimitLabels($"{method} {path}", path).FindRule(Rules, caller.IsGuest) is { } rule)
            Take(new RateCounterKey(rule.Label, "", "", rule.Audience, RequestContext.NetworkOf(address)), rule);
    }

    /// <summary>Starts anew: the settings were loaded.</summary>
    public void Reset()
    {
        _counters.Clear();
        if (Interlocked.Exchange(ref _isUsed, 0) == 1) Discarded?.Invoke();
    }

    /// <summary>Forgets clients that were not seen for long.</summary>
    public void RemoveIdle() => _counters.RemoveIdle();

    private IReadOnlyList<RateLimitRule> Rules => settings.Current.RateLimits.Rules;

    private bool AppliesTo(AuthState caller, string address)
    {
        var limits = settings.Current.RateLimits;
        return limits.Enabled && !caller.IsSuperuser && !(limits.ExcludedIPs.Count > 0 && AddressRange.AnyContains(limits.ExcludedIPs, address));
    }

    private void Take(RateCounterKey key, RateLimitRule rule)
    {
        if (Interlocked.Exchange(ref _isUsed, 1) == 0) Used?.Invoke();
        if (!_counters.TryTake(key, rule)) throw TooMany(rule);
    }

    private static ApiException TooMany(RateLimitRule rule) => new(StatusCodes.Status429TooManyRequests)
    {
        Reason = $"rate limit exceeded: {rule.Label} {rule.Audience}".TrimEnd() + $", {rule.MaxRequests} requests in {rule.Duration} seconds",
    };

    /// <summary>Requests in batches have no route, and so counters of their own.</summary>
    private static RateCounterKey KeyOf(RequestContext request, Collection? collection, IReadOnlyList<string> actions, RateLimitRule rule)
    {
        var client = RequestContext.NetworkOf(request.ClientAddress);
        if (collection is null) return new RateCounterKey(rule.Label, "", "", rule.Audience, client);
        var route = (request.Http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        return new RateCounterKey(collection.Id, route, actions[0], rule.Audience, client);
    }
}
