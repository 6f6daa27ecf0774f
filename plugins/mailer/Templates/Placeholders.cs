using System.Text.RegularExpressions;
using Holdall.Fields;
using Holdall.Mail;
using Holdall.Records;
using Holdall.Settings;
using Holdall.Values;

namespace Holdall.Plugins.Mailer.Templates;

/// <summary>Fills the placeholders of a template. Unknown ones, and those of other kinds of mail, stay.</summary>
internal sealed partial class Placeholders(MetaSettings settings, RecordMail mail)
{
    public string Fill(string template) => Form().Replace(template, match => ValueOf(match.Groups["name"].Value, match.Groups["field"]) ?? match.Value);

    private string? ValueOf(string name, Group field)
    {
        if (field.Success) return name == "RECORD" ? FieldText(mail.Record, field.Value) : null;
        return (name, mail.Kind) switch
        {
            ("APP_NAME", _) => settings.AppName,
            ("APP_URL", _) => settings.AppURL,
            ("TOKEN", RecordMailKind.Verification or RecordMailKind.PasswordReset or RecordMailKind.EmailChange) => mail.Token,
            ("OTP", RecordMailKind.Otp) => mail.OneTimePassword,
            ("OTP_ID", RecordMailKind.Otp) => mail.OtpId,
            ("ALERT_INFO", RecordMailKind.AuthAlert) => Escape(mail.SignIn ?? ""),
            _ => null,
        };
    }

    private static string? FieldText(Record record, string name)
    {
        if (record.Collection.Fields.Find(name) is not { Hidden: false } field) return null;
        var text = Cast.ToText(record[name]);
        return field is AutodateField or DateField or BoolField or NumberField ? text : Escape(text);
    }

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal)
        .Replace("\"", "&#34;", StringComparison.Ordinal);

    [GeneratedRegex(@"\{(?<name>[A-Z_]+)(?::(?<field>\w+))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
