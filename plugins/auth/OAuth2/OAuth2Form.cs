using System.Text;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Plugins.Auth.SignIn;

namespace Holdall.Plugins.Auth.OAuth2;

/// <summary>The body of a sign-in through a provider.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Options">What the collection says of it.</param>
/// <param name="Code">The code that the client got from it.</param>
/// <param name="CodeVerifier">What the challenge of the code was made from; may be empty.</param>
/// <param name="RedirectURL">Where the provider has sent the code to; may be empty.</param>
/// <param name="CreateData">Values for a new account.</param>
internal sealed record OAuth2Form(
    IOAuth2Provider Provider, OAuth2Provider Options, string Code, string CodeVerifier, string RedirectURL, Dictionary<string, object?> CreateData)
{
    private const int MaxName = 100;

    private static readonly IReadOnlyDictionary<string, object?> NoValues = new Dictionary<string, object?>();

    /// <exception cref="ApiException">400 with all errors.</exception>
    public static async Task<OAuth2Form> ReadAsync(RequestContext request, OAuth2Catalog catalog)
    {
        var body = await request.ReadFormAsync();
        var (name, code, verifier) = (body.GetString("provider"), body.GetString("code"), body.GetString("codeVerifier"));
        // Older clients write it with other capitals, which count the same.
        var redirect = body.GetString("redirectURL");
        var createData = body.GetObject("createData");
        var options = request.Collection.Auth!.OAuth2.Providers.FirstOrDefault(configured => configured.Name == name);
        var errors = new FieldErrors();
        if (code.Length == 0) errors.Add("code", FieldError.Required);
        if (name.Length == 0) errors.Add("provider", FieldError.Required);
        else if (Encoding.UTF8.GetByteCount(name) > MaxName) errors.Add("provider", FieldError.TooLong(MaxName));
        else if (options is null || catalog.Find(name) is null) errors.Add("provider", Missing(name));
        errors.ThrowIfAny(FormChecks.LoadFailed);
        var provider = catalog.Find(name)!;
        var values = new Dictionary<string, object?>(createData ?? NoValues, StringComparer.Ordinal);
        return new OAuth2Form(provider, OAuth2Catalog.Complete(options!, provider), code, verifier, redirect, values);
    }

    private static FieldError Missing(string name) => new("validation_invalid_provider", $"Provider with name {name} is missing or is not enabled.")
    {
        Parameters = new Dictionary<string, object?> { ["name"] = name },
    };
}
