using System.Text.RegularExpressions;
using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Fields.Validation;
using Holdall.Engine.Jobs;
using Holdall.Http;
using Holdall.Mail;
using Holdall.Settings;

namespace Holdall.Engine.Settings;

/// <summary>Checks settings before they are stored.</summary>
internal static partial class SettingsValidator
{
    private const int AccentColorLength = 7;
    private const int MaxNameLength = 255;

    /// <summary>Seconds of an hour, hours of a month, days of ten years.</summary>
    private const int MaxInterval = 3600;
    private const int MaxBaseInterval = 744;
    private const int MaxKeepDays = 3650;

    private static readonly FieldError NoAddress = new("validation_invlaid_ip_or_subnet", "Invalid IP or CIDR subnet.");

    /// <summary>All errors by path.</summary>
    public static FieldErrors Validate(AppSettings settings)
    {
        var errors = new FieldErrors();
        Addresses(errors, "superuserIPs", settings.SuperuserIPs);
        Smtp(errors, settings.Smtp);
        Backups(errors, settings.Backups);
        S3(errors, "s3", settings.S3);
        Meta(errors, settings.Meta);
        RateLimitsValidator.Validate(errors, settings.RateLimits);
        Addresses(errors, "rateLimits.excludedIPs", settings.RateLimits.ExcludedIPs);
        Batch(errors, settings.Batch);
        errors.AddIf("logs.maxDays", NotNegative(settings.Logs.MaxDays));
        errors.AddIf("logs.maxDataSize", NotNegative(settings.Logs.MaxDataSize));
        return errors;
    }

    private static void Addresses(FieldErrors errors, string path, IReadOnlyList<string> addresses)
    {
        for (var i = 0; i < addresses.Count; i++)
        {
            if (addresses[i].Length == 0) errors.Add($"{path}.{i}", FieldError.Required);
            else if (!TextFormats.IsIpAddressOrSubnet(addresses[i])) errors.Add($"{path}.{i}", NoAddress);
        }
    }

    private static void Smtp(FieldErrors errors, SmtpSettings smtp)
    {
        if (smtp.Enabled && smtp.Port == 0) errors.Add("smtp.port", FieldError.Required);
        errors.AddIf("smtp.port", NotNegative(smtp.Port));
        if (smtp.Enabled && smtp.Host.Length == 0) errors.Add("smtp.host", FieldError.Required);
        if (smtp.Host.Length > 0 && !TextFormats.IsHost(smtp.Host)) errors.Add("smtp.host", ValidationErrors.Host);
        if (smtp.AuthMethod is not ("" or "PLAIN" or "LOGIN")) errors.Add("smtp.authMethod", FieldError.NotInList);
        if (smtp.LocalName.Length > 0 && !TextFormats.IsHost(smtp.LocalName)) errors.Add("smtp.localName", ValidationErrors.Host);
    }

    private static void Backups(FieldErrors errors, BackupSettings backups)
    {
        if (backups.Cron.Length > 0) errors.AddIf("backups.cron", CronError(backups.Cron));
        errors.AddIf("backups.cronMaxKeep", ValidationErrors.Range(backups.CronMaxKeep, 1, long.MaxValue, isRequired: backups.Cron.Length > 0));
        S3(errors, "backups.s3", backups.S3);
        Incremental(errors, backups.Incremental);
    }

    private static void Incremental(FieldErrors errors, IncrementalBackupSettings incremental)
    {
        const string Path = "backups.incremental.";
        errors.AddIf(Path + "interval", ValidationErrors.Range(incremental.Interval, 1, MaxInterval, incremental.Enabled));
        errors.AddIf(Path + "baseInterval", ValidationErrors.Range(incremental.BaseInterval, 1, MaxBaseInterval, incremental.Enabled));
        errors.AddIf(Path + "keepDays", ValidationErrors.Range(incremental.KeepDays, 1, MaxKeepDays, incremental.Enabled));
    }

    private static FieldError? CronError(string expression)
    {
        try
        {
            CronExpression.Parse(expression);
            return null;
        }
        catch (FormatException e)
        {
            return new FieldError("validation_invalid_cron", e.Message);
        }
    }

    private static void S3(FieldErrors errors, string path, S3Settings s3)
    {
        if (s3.Enabled) Required(errors, path, s3);
        if (s3.Endpoint.Length > 0 && !TextFormats.IsUrl(s3.Endpoint)) errors.Add(path + ".endpoint", ValidationErrors.Url);
    }

    private static void Required(FieldErrors errors, string path, S3Settings s3)
    {
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)
            [("endpoint", s3.Endpoint), ("bucket", s3.Bucket), ("region", s3.Region), ("accessKey", s3.AccessKey), ("secret", s3.Secret)])
        {
            if (value.Length == 0) errors.Add($"{path}.{name}", FieldError.Required);
        }
    }

    private static void Meta(FieldErrors errors, MetaSettings meta)
    {
        errors.AddIf("meta.accentColor", ValidationErrors.Length(meta.AccentColor, AccentColorLength, AccentColorLength));
        if (meta.AccentColor.Length > 0 && !HexColor().IsMatch(meta.AccentColor)) errors.Add("meta.accentColor", ValidationErrors.HexColor);
        Name(errors, "meta.appName", meta.AppName);
        Name(errors, "meta.senderName", meta.SenderName);
        if (meta.AppURL.Length == 0) errors.Add("meta.appURL", FieldError.Required);
        else if (!TextFormats.IsUrl(meta.AppURL)) errors.Add("meta.appURL", ValidationErrors.Url);
        if (meta.SenderAddress.Length == 0) errors.Add("meta.senderAddress", FieldError.Required);
        else if (!MailAddress.IsWellFormed(meta.SenderAddress)) errors.Add("meta.senderAddress", FieldError.NotEmail);
    }

    private static void Name(FieldErrors errors, string path, string name) =>
        errors.AddIf(path, name.Length == 0 ? FieldError.Required : ValidationErrors.Length(name, 1, MaxNameLength));

    private static void Batch(FieldErrors errors, BatchSettings batch)
    {
        errors.AddIf("batch.maxRequests", ValidationErrors.Range(batch.MaxRequests, 0, long.MaxValue, batch.Enabled));
        errors.AddIf("batch.timeout", ValidationErrors.Range(batch.Timeout, 0, long.MaxValue, batch.Enabled));
        errors.AddIf("batch.maxBodySize", NotNegative(batch.MaxBodySize));
    }

    private static FieldError? NotNegative(long value) => value < 0 ? ValidationErrors.Below(0) : null;

    [GeneratedRegex(@"^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\z", RegexOptions.CultureInvariant)]
    private static partial Regex HexColor();
}
