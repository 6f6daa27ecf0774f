using System.Text;
using Holdall.Mail;

namespace Holdall.Plugins.Auth.SignIn;

/// <summary>What the forms of authentication ask of their texts.</summary>
internal static class FormChecks
{
    public const string Invalid = "An error occurred while validating the submitted data.";
    public const string LoadFailed = "An error occurred while loading the submitted data.";

    /// <summary>The body of a form.</summary>
    /// <exception cref="ApiException">400, it can't be read.</exception>
    public static async Task<FixedBody> ReadFormAsync(this RequestContext request)
    {
        try
        {
            return await request.ReadFixedAsync(LoadFailed);
        }
        catch (ApiException e) when (e.InnerException is ApiException { Message: ApiException.UnsupportedContentType })
        {
            throw ApiException.BadRequest(ApiException.UnsupportedContentType, cause: e);
        }
    }

    extension(FieldErrors errors)
    {
        /// <summary>A text that must be given.</summary>
        public void Require(string name, string value, int min, int max)
        {
            if (value.Length == 0) errors.Add(name, FieldError.Required);
            else errors.CheckLength(name, value, min, max);
        }

        /// <summary>A text that may be left out. Lengths are those of its UTF-8.</summary>
        public void CheckLength(string name, string value, int min, int max)
        {
            if (value.Length > 0 && Encoding.UTF8.GetByteCount(value) is var length && (length < min || length > max))
                errors.Add(name, FieldError.LengthOutOfRange(min, max));
        }

        /// <summary>An address that must be given.</summary>
        public void RequireEmail(string name, string value)
        {
            errors.Require(name, value, 1, 255);
            if (!MailAddress.IsWellFormed(value)) errors.Add(name, FieldError.NotEmail);
        }
    }
}
