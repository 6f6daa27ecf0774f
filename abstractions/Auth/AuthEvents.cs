using Holdall.Collections;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Auth;

/// <summary>A request about the authentication of records of a collection.</summary>
public abstract class AuthRequestEvent : RequestEvent
{
    /// <summary>The auth collection.</summary>
    public required Collection AuthCollection { get; init; }

    /// <summary>The record, or null when nobody matches. Where a candidate is looked for, assigning one makes it the candidate.</summary>
    public Record? Record { get; set; }

    /// <inheritdoc/>
    public override Collection Collection => AuthCollection;
}

/// <summary>Somebody was authenticated and is about to get a token.</summary>
public sealed class RecordAuthRequestEvent : AuthRequestEvent
{
    /// <summary>The token that will be answered.</summary>
    public required string Token { get; set; }

    /// <summary>Further facts that will be answered; null = none.</summary>
    public object? Meta { get; set; }

    /// <summary><c>password</c>, <c>otp</c>, <c>oauth2</c>, or empty for refresh and impersonate.</summary>
    public required string AuthMethod { get; init; }
}

/// <summary>Sign-in with a password.</summary>
public sealed class AuthWithPasswordRequestEvent : AuthRequestEvent
{
    /// <summary>What the client gave as identity.</summary>
    public required string Identity { get; init; }

    /// <summary>The field that the client asked for, or empty.</summary>
    public required string IdentityField { get; init; }

    /// <summary>What the client gave as password.</summary>
    public required string Password { get; init; }
}

/// <summary>Sign-in through another provider.</summary>
public sealed class AuthWithOAuth2RequestEvent : AuthRequestEvent
{
    /// <summary>Name of the provider.</summary>
    public required string ProviderName { get; init; }

    /// <summary>What the provider told about the user, by the names of spec 08, section 2.8.</summary>
    public required IReadOnlyDictionary<string, object?> OAuth2User { get; init; }

    /// <summary>Values for a record that is created.</summary>
    public required IDictionary<string, object?> CreateData { get; set; }

    /// <summary>Whether a record will be created.</summary>
    public required bool IsNewRecord { get; init; }
}

/// <summary>A new token for an old one.</summary>
public sealed class AuthRefreshRequestEvent : AuthRequestEvent;

/// <summary>A one-time password is asked for.</summary>
public sealed class OtpRequestEvent : AuthRequestEvent
{
    /// <summary>The one-time password that will be sent.</summary>
    public required string Password { get; set; }
}

/// <summary>Sign-in with a one-time password.</summary>
public sealed class AuthWithOtpRequestEvent : AuthRequestEvent
{
    /// <summary>The stored one-time password, a record of <c>_otps</c>.</summary>
    public required Record Otp { get; init; }
}

/// <summary>A mail for a forgotten password, for verifying an address, or what follows from one.</summary>
public sealed class AuthMailRequestEvent : AuthRequestEvent;

/// <summary>A change of address.</summary>
public sealed class EmailChangeRequestEvent : AuthRequestEvent
{
    /// <summary>The new address.</summary>
    public required string NewEmail { get; init; }
}
