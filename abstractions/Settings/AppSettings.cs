namespace Holdall.Settings;

/// <summary>The settings of the application. Immutable; the order of members is that of the stored JSON.</summary>
public sealed record AppSettings
{
    /// <summary>Addresses and networks from which superusers may act; empty = all.</summary>
    public IReadOnlyList<string> SuperuserIPs { get; init; } = [];

    /// <summary>How mail is sent.</summary>
    public SmtpSettings Smtp { get; init; } = new();

    /// <summary>Automatic backups.</summary>
    public BackupSettings Backups { get; init; } = new();

    /// <summary>Where files are stored instead of the data directory.</summary>
    public S3Settings S3 { get; init; } = new();

    /// <summary>Name, address and sender of the application.</summary>
    public MetaSettings Meta { get; init; } = new();

    /// <summary>Limits on the number of requests.</summary>
    public RateLimitSettings RateLimits { get; init; } = new();

    /// <summary>Which headers tell a client's address.</summary>
    public TrustedProxySettings TrustedProxy { get; init; } = new();

    /// <summary>Batches of requests.</summary>
    public BatchSettings Batch { get; init; } = new();

    /// <summary>Logs.</summary>
    public LogSettings Logs { get; init; } = new();

    /// <summary>Whether superusers may act from a client's address.</summary>
    public bool AllowsSuperuserFrom(string clientAddress) => SuperuserIPs.Count == 0 || AddressRange.AnyContains(SuperuserIPs, clientAddress);
}
