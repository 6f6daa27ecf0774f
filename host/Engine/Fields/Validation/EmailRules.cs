using Holdall.Fields;
using Holdall.Http;
using Holdall.Mail;

namespace Holdall.Engine.Fields.Validation;

/// <summary>Values of email fields.</summary>
internal static class EmailRules
{
    private static readonly FieldError DomainNotAllowed = new("validation_email_domain_not_allowed", "Email domain is not allowed.");

    public static FieldError? Check(EmailField field, string value)
    {
        if (value.Length == 0) return field.Required ? FieldError.Required : null;
        if (!MailAddress.IsWellFormed(value)) return FieldError.NotEmail;
        return DomainRules.Allow(value.AsSpan(value.LastIndexOf('@') + 1), field.OnlyDomains, field.ExceptDomains) ? null : DomainNotAllowed;
    }
}
