using System.Text.Json;
using Holdall.Auth;
using Holdall.Collections;

namespace Holdall.Plugins.Auth.OAuth2.Providers;

/// <summary>
/// The address of a Microsoft account. That of the user info is set by the administrators of any tenant, so an option takes it from a claim of the id_token
/// instead.
/// </summary>
internal static class MicrosoftEmail
{
    /// <summary>The option.</summary>
    public static string SourceOf(OAuth2Provider options) => ExtraOptions.GetText(options, "idTokenEmailClaim");

    /// <summary>The address, or empty. Whatever is wrong with the id_token, there is no failure.</summary>
    /// <param name="request">The sign-in.</param>
    /// <param name="mail">The address in the user info.</param>
    public static string Find(UserRequest request, string mail)
    {
        var source = SourceOf(request.SignIn.Options);
        if (source is not ("email" or "email_and_xms_edov" or "verified_primary_email" or "any_verified")) return mail;
        try
        {
            return Find(request.IdTokens.ReadUnverified(request.Token), source);
        }
        catch (OAuth2Exception)
        {
            return "";
        }
    }

    private static string Find(UserDocument claims, string source) => source switch
    {
        "email" => claims.GetText("email"),
        "email_and_xms_edov" => Confirmed(claims),
        "verified_primary_email" => Primary(claims),
        _ => Primary(claims) is { Length: > 0 } primary ? primary : Confirmed(claims),
    };

    /// <summary>The flag says that the tenant owns the domain of the address.</summary>
    private static string Confirmed(UserDocument claims) => claims.IsTruthy("xms_edov") ? claims.GetText("email") : "";

    private static string Primary(UserDocument claims) =>
        claims.Find("verified_primary_email") is { ValueKind: JsonValueKind.String } address ? address.GetString()! : "";
}
