using Holdall.Fields;
using Holdall.Plugins.Auth.SignIn;

namespace Holdall.Plugins.Auth.Accounts;

/// <summary>The body of requests that name an account by its address.</summary>
internal static class EmailForm
{
    /// <exception cref="ApiException">400, it is none.</exception>
    public static async Task<string> ReadAsync(RequestContext request)
    {
        var email = (await request.ReadFormAsync()).GetString(FieldNames.Email);
        var errors = new FieldErrors();
        errors.RequireEmail(FieldNames.Email, email);
        errors.ThrowIfAny(FormChecks.Invalid);
        return email;
    }
}
