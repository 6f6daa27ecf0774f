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
        AuthAlert = new AuthAlertOptions { Enabled = true, EmailTemplate = MailTemplates.AuthAlert },
        PasswordAuth = new PasswordAuthOptions { Enabled = true, IdentityFields = ["email"] },
        Mfa = new MfaOptions { Duration = 600 },
        Otp = new OtpOptions { Duration = 180, Length = 8, EmailTemplate = MailTemplates.Otp },
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
public sealed record MailTemplate
{
    /// <summary>Subject.</summary>
    public string Subject { get; init; } = "";

    /// <summary>HTML.</summary>
    public string Body { get; init; } = "";
}

/// <summary>How tokens of one kind are made.</summary>
public sealed record TokenOptions
{
    private const int SecretLength = 50;
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /// <summary>The collection's part of the signing key; never shown.</summary>
    public string Secret { get; init; } = "";

    /// <summary>Seconds until a token expires.</summary>
    public long Duration { get; init; }

    /// <summary>Tokens of this duration in seconds, with a fresh secret.</summary>
    public static TokenOptions New(long duration) => new() { Secret = RandomNumberGenerator.GetString(Letters, SecretLength), Duration = duration };
}

/// <summary>Mail about a sign-in from a new place.</summary>
public sealed record AuthAlertOptions
{
    /// <summary>Whether it is sent.</summary>
    public bool Enabled { get; init; }

    /// <summary>Its text.</summary>
    public MailTemplate EmailTemplate { get; init; } = new();
}

/// <summary>Sign-in with a password.</summary>
public sealed record PasswordAuthOptions
{
    /// <summary>Whether it is possible.</summary>
    public bool Enabled { get; init; }

    /// <summary>Fields that may hold the identity, in the order they are tried.</summary>
    public IReadOnlyList<string> IdentityFields { get; init => field = value ?? []; } = [];
}

/// <summary>Sign-in with two methods.</summary>
public sealed record MfaOptions
{
    /// <summary>Whether it is asked for.</summary>
    public bool Enabled { get; init; }

    /// <summary>Seconds between the two.</summary>
    public long Duration { get; init; }

    /// <summary>Records for which it is asked for; empty = all.</summary>
    public string Rule { get; init; } = "";
}

/// <summary>Sign-in with one-time passwords.</summary>
public sealed record OtpOptions
{
    /// <summary>Whether it is possible.</summary>
    public bool Enabled { get; init; }

    /// <summary>Seconds until one expires.</summary>
    public long Duration { get; init; }

    /// <summary>Number of digits.</summary>
    public long Length { get; init; }

    /// <summary>The mail that carries it.</summary>
    public MailTemplate EmailTemplate { get; init; } = new();
}

/// <summary>Sign-in through other providers.</summary>
public sealed record OAuth2Options
{
    /// <summary>Whether it is possible.</summary>
    public bool Enabled { get; init; }

    /// <summary>The providers.</summary>
    public IReadOnlyList<OAuth2Provider> Providers { get; init => field = value ?? []; } = [];

    /// <summary>Where facts about the user go.</summary>
    public OAuth2MappedFields MappedFields { get; init; } = new();
}

/// <summary>Fields of the record that take facts about the user; empty = none.</summary>
public sealed record OAuth2MappedFields
{
    /// <summary>For the id at the provider.</summary>
    public string Id { get; init; } = "";

    /// <summary>For the display name.</summary>
    public string Name { get; init; } = "";

    /// <summary>For the user name.</summary>
    public string Username { get; init; } = "";

    /// <summary>For the picture.</summary>
    public string AvatarURL { get; init; } = "";
}

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
