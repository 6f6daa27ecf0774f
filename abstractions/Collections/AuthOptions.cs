using System.Collections.ObjectModel;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Holdall.Collections;

/// <summary>The options of an auth collection (spec 02, section 5). Durations are in seconds.</summary>
public sealed record AuthOptions
{
    /// <summary>The options of a new auth collection, with fresh secrets: what it gets when it is saved without any.</summary>
    public static AuthOptions NewDefault() => new()
    {
        AuthRule = "",
        AuthAlert = new AuthAlertOptions(true, MailTemplates.AuthAlert),
        PasswordAuth = new PasswordAuthOptions(true, ["email"]),
        Mfa = new MfaOptions(false, 600),
        Otp = new OtpOptions(false, 180, 8, MailTemplates.Otp),
        AuthToken = TokenOptions.New(432_000),
        PasswordResetToken = TokenOptions.New(1_800),
        EmailChangeToken = TokenOptions.New(1_800),
        VerificationToken = TokenOptions.New(86_400),
        FileToken = TokenOptions.New(180),
        VerificationTemplate = MailTemplates.Verification,
        ResetPasswordTemplate = MailTemplates.PasswordReset,
        ConfirmEmailChangeTemplate = MailTemplates.EmailChange,
    };

    /// <summary>Condition for signing in: null = nobody, empty = everyone.</summary>
    public string? AuthRule { get; init; }

    /// <summary>Who may change the protected fields of records; null = superusers only.</summary>
    public string? ManageRule { get; init; }

    /// <summary>Mail about a sign-in from a new place.</summary>
    public AuthAlertOptions AuthAlert { get; init; } = new();

    /// <summary>Sign-in through other providers.</summary>
    [JsonPropertyName("oauth2")]
    public OAuth2Options OAuth2 { get; init; } = new();

    /// <summary>Sign-in with a password.</summary>
    public PasswordAuthOptions PasswordAuth { get; init; } = new();

    /// <summary>Sign-in with two methods.</summary>
    public MfaOptions Mfa { get; init; } = new();

    /// <summary>Sign-in with one-time passwords.</summary>
    public OtpOptions Otp { get; init; } = new();

    /// <summary>Tokens that authenticate requests.</summary>
    public TokenOptions AuthToken { get; init; } = new();

    /// <summary>Tokens in mails for a forgotten password.</summary>
    public TokenOptions PasswordResetToken { get; init; } = new();

    /// <summary>Tokens in mails for a change of address.</summary>
    public TokenOptions EmailChangeToken { get; init; } = new();

    /// <summary>Tokens in mails that verify an address.</summary>
    public TokenOptions VerificationToken { get; init; } = new();

    /// <summary>Tokens for protected files.</summary>
    public TokenOptions FileToken { get; init; } = new();

    /// <summary>Mail that verifies an address.</summary>
    public MailTemplate VerificationTemplate { get; init; } = new();

    /// <summary>Mail for a forgotten password.</summary>
    public MailTemplate ResetPasswordTemplate { get; init; } = new();

    /// <summary>Mail for a change of address.</summary>
    public MailTemplate ConfirmEmailChangeTemplate { get; init; } = new();
}

/// <summary>A mail with placeholders.</summary>
/// <param name="Subject">Subject.</param>
/// <param name="Body">HTML.</param>
public sealed record MailTemplate(string Subject = "", string Body = "");

/// <summary>How tokens of one kind are made.</summary>
/// <param name="Secret">The collection's part of the signing key; never shown.</param>
/// <param name="Duration">Seconds until a token expires.</param>
public sealed record TokenOptions(string Secret = "", long Duration = 0)
{
    private const int SecretLength = 50;
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /// <summary>Tokens of this duration in seconds, with a fresh secret.</summary>
    public static TokenOptions New(long duration) => new(RandomNumberGenerator.GetString(Letters, SecretLength), duration);
}

/// <summary>Mail about a sign-in from a new place.</summary>
/// <param name="Enabled">Whether it is sent.</param>
/// <param name="EmailTemplate">Its text.</param>
public sealed record AuthAlertOptions(bool Enabled, MailTemplate EmailTemplate)
{
    /// <summary>Not sent.</summary>
    public AuthAlertOptions() : this(false, new MailTemplate()) { }
}

/// <summary>Sign-in with a password.</summary>
/// <param name="Enabled">Whether it is possible.</param>
/// <param name="IdentityFields">Fields that may hold the identity, in the order they are tried.</param>
public sealed record PasswordAuthOptions(bool Enabled = false, IReadOnlyList<string>? IdentityFields = null)
{
    /// <summary>Fields that may hold the identity, in the order they are tried.</summary>
    public IReadOnlyList<string> IdentityFields { get; init => field = value ?? []; } = IdentityFields ?? [];
}

/// <summary>Sign-in with two methods.</summary>
/// <param name="Enabled">Whether it is asked for.</param>
/// <param name="Duration">Seconds between the two.</param>
/// <param name="Rule">Records for which it is asked for; empty = all.</param>
public sealed record MfaOptions(bool Enabled = false, long Duration = 0, string Rule = "");

/// <summary>Sign-in with one-time passwords.</summary>
/// <param name="Enabled">Whether it is possible.</param>
/// <param name="Duration">Seconds until one expires.</param>
/// <param name="Length">Number of digits.</param>
/// <param name="EmailTemplate">The mail that carries it.</param>
public sealed record OtpOptions(bool Enabled, long Duration, long Length, MailTemplate EmailTemplate)
{
    /// <summary>Not possible.</summary>
    public OtpOptions() : this(false, 0, 0, new MailTemplate()) { }
}

/// <summary>Sign-in through other providers.</summary>
/// <param name="Enabled">Whether it is possible.</param>
/// <param name="Providers">The providers.</param>
/// <param name="MappedFields">Where facts about the user go.</param>
public sealed record OAuth2Options(bool Enabled, IReadOnlyList<OAuth2Provider>? Providers, OAuth2MappedFields MappedFields)
{
    /// <summary>The providers.</summary>
    public IReadOnlyList<OAuth2Provider> Providers { get; init => field = value ?? []; } = Providers ?? [];

    /// <summary>Not possible.</summary>
    public OAuth2Options() : this(false, [], new OAuth2MappedFields()) { }
}

/// <summary>Fields of the record that take facts about the user; empty = none.</summary>
/// <param name="Id">For the id at the provider.</param>
/// <param name="Name">For the display name.</param>
/// <param name="Username">For the user name.</param>
/// <param name="AvatarURL">For the picture.</param>
public sealed record OAuth2MappedFields(string Id = "", string Name = "", string Username = "", string AvatarURL = "");

/// <summary>A provider of sign-ins.</summary>
public sealed record OAuth2Provider
{
    /// <summary>Whether PKCE is used; null = the provider's default.</summary>
    public bool? Pkce { get; init; }

    /// <summary>Name of the provider, such as <c>google</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Client id.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>Client secret; never shown.</summary>
    public string ClientSecret { get; init; } = "";

    /// <summary>Address of the consent page; empty = the provider's default.</summary>
    public string AuthURL { get; init; } = "";

    /// <summary>Address for tokens; empty = the provider's default.</summary>
    public string TokenURL { get; init; } = "";

    /// <summary>Address for facts about the user; empty = the provider's default.</summary>
    public string UserInfoURL { get; init; } = "";

    /// <summary>Name shown to people; empty = the provider's default.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>Further options, specific to the provider.</summary>
    public IReadOnlyDictionary<string, object?> Extra { get; init => field = value ?? ReadOnlyDictionary<string, object?>.Empty; } = ReadOnlyDictionary<string, object?>.Empty;
}
