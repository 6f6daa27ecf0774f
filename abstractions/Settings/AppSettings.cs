namespace Holdall.Settings;

/// <summary>The settings of the application (spec 01, section 10.2). Immutable; the order of members is that of the stored JSON.</summary>
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

    /// <summary>Whether superusers may act from a client's address (spec 05, section 2.4).</summary>
    public bool AllowsSuperuserFrom(string clientAddress) => SuperuserIPs.Count == 0 || AddressRange.AnyContains(SuperuserIPs, clientAddress);
}

/// <summary>How mail is sent. Port in 0 to 65535.</summary>
public sealed record SmtpSettings(
    bool Enabled = false, int Port = 587, string Host = "smtp.example.com", string Username = "", string Password = "", string AuthMethod = "", bool Tls = false, string LocalName = "");

/// <summary>Automatic backups: when, and how many are kept.</summary>
public sealed record BackupSettings(string Cron, int CronMaxKeep, S3Settings S3)
{
    /// <summary>No automatic backups.</summary>
    public BackupSettings() : this("", 3, new S3Settings()) { }
}

/// <summary>A bucket of an S3 compatible store.</summary>
public sealed record S3Settings(
    bool Enabled = false, string Bucket = "", string Region = "", string Endpoint = "", string AccessKey = "", string Secret = "", bool ForcePathStyle = false);

/// <summary>Name, address and sender of the application.</summary>
public sealed record MetaSettings(
    string AccentColor = "#1055c9", string AppName = "Acme", string AppURL = "http://localhost:8090", string SenderName = "Support", string SenderAddress = "support@example.com", bool HideControls = false);

/// <summary>Limits on the number of requests.</summary>
public sealed record RateLimitSettings(IReadOnlyList<RateLimitRule> Rules, IReadOnlyList<string> ExcludedIPs, bool Enabled)
{
    /// <summary>The default rules, not in force.</summary>
    public RateLimitSettings() : this(
        [new("*:auth", "", 3, 2), new("*:create", "", 5, 20), new("/api/batch", "", 1, 3), new("/api/", "", 10, 300)], [], false) { }
}

/// <summary>A limit: most requests within a duration in seconds.</summary>
public sealed record RateLimitRule(string Label = "", string Audience = "", long Duration = 0, long MaxRequests = 0);

/// <summary>Which headers tell a client's address.</summary>
public sealed record TrustedProxySettings(IReadOnlyList<string> Headers, bool UseLeftmostIP)
{
    /// <summary>None.</summary>
    public TrustedProxySettings() : this([], false) { }
}

/// <summary>Batches: timeout in seconds, body size in bytes (0 = 128 MiB).</summary>
public sealed record BatchSettings(bool Enabled = false, int MaxRequests = 50, int Timeout = 3, long MaxBodySize = 0);

/// <summary>Logs: days they are kept (0 = none are written), lowest level, what is noted about callers, and most bytes of the data of an entry (0 = 64 KiB).</summary>
public sealed record LogSettings(int MaxDays = 5, int MinLevel = 0, bool LogIP = true, bool LogAuthId = false, long MaxDataSize = 0);

/// <summary>The settings in force, for any part that reads or changes them.</summary>
public interface ISettings
{
    /// <summary>The settings as last loaded; a consistent snapshot.</summary>
    AppSettings Current { get; }

    /// <summary>
    /// Validates and stores settings as <c>PATCH /api/settings</c> does, with the hooks of models in the same transaction. They are in force, and the
    /// reload hook has run, once the outermost transaction has committed. Change a copy: <c>Current with { … }</c>.
    /// </summary>
    /// <exception cref="Http.ApiException">400 with the errors by path; nothing was changed.</exception>
    Task SaveAsync(AppSettings settings, CancellationToken aborted = default);
}
