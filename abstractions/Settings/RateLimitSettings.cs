namespace Holdall.Settings;

/// <summary>Limits on the number of requests.</summary>
public sealed record RateLimitSettings
{
    /// <summary>The limits; the most specific label that fits a request counts.</summary>
    public IReadOnlyList<RateLimitRule> Rules { get; init => field = value ?? []; } =
    [
        new() { Label = "*:auth", Duration = 3, MaxRequests = 2 },
        new() { Label = "*:create", Duration = 5, MaxRequests = 20 },
        new() { Label = "/api/batch", Duration = 1, MaxRequests = 3 },
        new() { Label = "/api/", Duration = 10, MaxRequests = 300 },
    ];

    /// <summary>Addresses and networks that no limit applies to.</summary>
    public IReadOnlyList<string> ExcludedIPs { get; init => field = value ?? []; } = [];

    /// <summary>Whether the limits are in force.</summary>
    public bool Enabled { get; init; }
}
