using Holdall.Engine.Fields.Formats;
using Holdall.Fields;
using Holdall.Http;

namespace Holdall.Engine.Fields.Validation;

/// <summary>Values of url fields.</summary>
internal static class UrlRules
{
    private static readonly FieldError Invalid = new("validation_invalid_url", "Must be a valid url.");
    private static readonly FieldError DomainNotAllowed = new("validation_url_domain_not_allowed", "Url domain is not allowed.");

    public static FieldError? Check(UrlField field, string value)
    {
        if (value.Length == 0) return field.Required ? FieldError.Required : null;
        if (!UrlText.IsValid(value)) return Invalid;
        if (field.OnlyDomains.Count == 0 && field.ExceptDomains.Count == 0) return null;
        return DomainRules.Allow(UrlText.Host(value), field.OnlyDomains, field.ExceptDomains) ? null : DomainNotAllowed;
    }
}
