using Holdall.Engine.Settings;
using Holdall.Settings;

namespace Holdall.Engine.Tests.Settings;

public sealed class SettingsValidatorTests
{
    private static readonly AppSettings Defaults = new();

    public static TheoryData<string, string?, AppSettings> Cases => new()
    {
        { "superuserIPs.1", "validation_required", Defaults with { SuperuserIPs = ["10.0.0.1", ""] } },
        { "superuserIPs.0", "validation_invlaid_ip_or_subnet", Defaults with { SuperuserIPs = ["10.0.0"] } },
        { "superuserIPs.0", null, Defaults with { SuperuserIPs = ["10.0.0.7/24", "::1", "2001:db8::/32"] } },
        { "rateLimits.excludedIPs.0", "validation_invlaid_ip_or_subnet", Defaults with { RateLimits = Defaults.RateLimits with { ExcludedIPs = ["1.2.3.4/33"] } } },
        { "smtp.port", "validation_required", Defaults with { Smtp = new SmtpSettings { Enabled = true, Port = 0, Host = "a.test" } } },
        { "smtp.port", "validation_min_greater_equal_than_required", Defaults with { Smtp = new SmtpSettings { Enabled = false, Port = -1 } } },
        { "smtp.host", "validation_required", Defaults with { Smtp = new SmtpSettings { Enabled = true, Port = 25, Host = "" } } },
        { "smtp.host", "validation_is_host", Defaults with { Smtp = new SmtpSettings { Enabled = false, Port = 25, Host = "-bad" } } },
        { "smtp.host", null, Defaults with { Smtp = new SmtpSettings { Enabled = true, Port = 25, Host = "my_host" } } },
        { "smtp.authMethod", "validation_in_invalid", Defaults with { Smtp = new SmtpSettings { AuthMethod = "plain" } } },
        { "smtp.localName", "validation_is_host", Defaults with { Smtp = new SmtpSettings { LocalName = "a b" } } },
        { "backups.cron", "validation_invalid_cron", Defaults with { Backups = new BackupSettings { Cron = "* * * *", CronMaxKeep = 1, S3 = new S3Settings() } } },
        { "backups.cronMaxKeep", "validation_required", Defaults with { Backups = new BackupSettings { Cron = "@daily", CronMaxKeep = 0, S3 = new S3Settings() } } },
        { "backups.cronMaxKeep", "validation_min_greater_equal_than_required", Defaults with { Backups = new BackupSettings { Cron = "", CronMaxKeep = -1, S3 = new S3Settings() } } },
        { "backups.s3.secret", "validation_required", Defaults with { Backups = new BackupSettings { Cron = "", CronMaxKeep = 3, S3 = new S3Settings { Enabled = true } } } },
        { "s3.endpoint", "validation_is_url", Defaults with { S3 = new S3Settings { Endpoint = "localhost" } } },
        { "backups.s3.endpoint", "validation_is_url", Defaults with { Backups = new BackupSettings { Cron = "", CronMaxKeep = 3, S3 = new S3Settings { Endpoint = "a b" } } } },
        { "s3.endpoint", "validation_is_url", Defaults with { S3 = new S3Settings { Enabled = true, Bucket = "b", Region = "r", Endpoint = "nope", AccessKey = "a", Secret = "s" } } },
        { "meta.accentColor", "validation_length_invalid", Defaults with { Meta = new MetaSettings { AccentColor = "#fff" } } },
        { "meta.accentColor", "validation_is_hex_color", Defaults with { Meta = new MetaSettings { AccentColor = "#gggggg" } } },
        { "meta.accentColor", null, Defaults with { Meta = new MetaSettings { AccentColor = "" } } },
        { "meta.appName", "validation_required", Defaults with { Meta = new MetaSettings { AppName = "" } } },
        { "meta.senderName", "validation_length_out_of_range", Defaults with { Meta = new MetaSettings { SenderName = new string('x', 256) } } },
        { "meta.appURL", "validation_is_url", Defaults with { Meta = new MetaSettings { AppURL = "localhost" } } },
        { "meta.senderAddress", "validation_is_email", Defaults with { Meta = new MetaSettings { SenderAddress = "Name <a@b.co>" } } },
        { "rateLimits.rules", "validation_required", Defaults with { RateLimits = new RateLimitSettings { Rules = [], ExcludedIPs = [], Enabled = true } } },
        { "rateLimits.rules.0.label", "validation_match_invalid", Rules(new RateLimitRule { Label = "a b", Duration = 1, MaxRequests = 1 }) },
        { "rateLimits.rules.0.label", null, Rules(new RateLimitRule { Label = "POST /api/x-y", Duration = 1, MaxRequests = 1 }) },
        { "rateLimits.rules.0.audience", "validation_in_invalid", Rules(new RateLimitRule { Label = "a", Audience = "x", Duration = 1, MaxRequests = 1 }) },
        { "rateLimits.rules.0.duration", "validation_required", Rules(new RateLimitRule { Label = "a", Duration = 0, MaxRequests = 1 }) },
        { "rateLimits.rules.0.maxRequests", "validation_min_greater_equal_than_required", Rules(
            new RateLimitRule { Label = "a", Duration = 1, MaxRequests = -1 }) },
        { "rateLimits.rules.1.label", "validation_conflicting_rate_limit_rule", Rules(
            new RateLimitRule { Label = "a", Audience = "@auth", Duration = 1, MaxRequests = 1 },
            new RateLimitRule { Label = "a", Duration = 1, MaxRequests = 1 }) },
        { "rateLimits.rules.1.label", null, Rules(
            new RateLimitRule { Label = "a", Audience = "@auth", Duration = 1, MaxRequests = 1 },
            new RateLimitRule { Label = "a", Audience = "@guest", Duration = 1, MaxRequests = 1 }) },
        { "batch.maxRequests", "validation_required", Defaults with { Batch = new BatchSettings { Enabled = true, MaxRequests = 0 } } },
        { "batch.timeout", "validation_min_greater_equal_than_required", Defaults with { Batch = new BatchSettings { Enabled = true, MaxRequests = 1, Timeout = -1 } } },
        { "batch.maxBodySize", "validation_min_greater_equal_than_required", Defaults with { Batch = new BatchSettings { MaxBodySize = -1 } } },
        { "logs.maxDays", "validation_min_greater_equal_than_required", Defaults with { Logs = new LogSettings { MaxDays = -1 } } },
        { "logs.maxDataSize", "validation_min_greater_equal_than_required", Defaults with { Logs = new LogSettings { MaxDataSize = -1 } } },
        { "logs.maxDataSize", null, Defaults with { Logs = new LogSettings { MaxDataSize = 1 } } },
    };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Each_option_has_its_constraint(string path, string? code, AppSettings settings) =>
        (SettingsValidator.Validate(settings).Find(path)?.Code).ShouldBe(code);

    [Fact]
    public void Defaults_are_valid() => SettingsValidator.Validate(Defaults).Any.ShouldBeFalse();

    private static AppSettings Rules(params RateLimitRule[] rules) =>
        Defaults with { RateLimits = new RateLimitSettings { Rules = rules } };
}
