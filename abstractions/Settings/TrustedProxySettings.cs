namespace Holdall.Settings;

/// <summary>Which headers tell a client's address.</summary>
public sealed record TrustedProxySettings
{
    /// <summary>Names of headers that a proxy sets, the first that is there counts; empty = the address of the TCP peer.</summary>
    public IReadOnlyList<string> Headers { get; init => field = value ?? []; } = [];

    /// <summary>Whether the first of several addresses in a header counts, rather than the last.</summary>
    public bool UseLeftmostIP { get; init; }
}
