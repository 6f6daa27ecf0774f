using System.Text.Json.Serialization;

namespace Holdall.Collections;

/// <summary>The options of an auth collection. Durations are in seconds.</summary>
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
