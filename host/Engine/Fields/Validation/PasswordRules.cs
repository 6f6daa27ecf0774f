using System.Text;
using Holdall.Engine.Fields.Patterns;
using Holdall.Fields;
using Holdall.Http;

namespace Holdall.Engine.Fields.Validation;

/// <summary>Values of password fields. What is stored is a hash; only a new password can be judged.</summary>
internal static class PasswordRules
{
    private const long DefaultMax = 71;
    private const int MaxHashedBytes = 72;

    /// <summary>Whether a password can be hashed: bcrypt takes 72 bytes.</summary>
    public static bool CanHash(string plain) => plain.Length * 3 <= MaxHashedBytes || Encoding.UTF8.GetByteCount(plain) <= MaxHashedBytes;

    /// <param name="field">The field.</param>
    /// <param name="hash">The hash in the record.</param>
    /// <param name="plain">The password that will replace it, or null.</param>
    public static FieldError? Check(PasswordField field, string hash, string? plain)
    {
        if (plain is not null && !CanHash(plain)) return FieldError.Invalid;
        if ((plain ?? hash).Length == 0) return field.Required ? FieldError.Required : null;
        return plain is null ? null : CheckPlain(field, plain);
    }

    private static FieldError? CheckPlain(PasswordField field, string plain)
    {
        var length = TextRules.Length(plain);
        if (length < field.Min) return new FieldError("validation_min_text_constraint", $"Must be at least {field.Min} character(s).");
        var max = field.Max == 0 ? DefaultMax : field.Max;
        if (length > max) return new FieldError("validation_max_text_constraint", $"Must be less than {max} character(s).");
        return field.Pattern.Length == 0 || TextPatterns.IsMatch(field.Pattern, plain) ? null : TextRules.InvalidFormat;
    }
}
