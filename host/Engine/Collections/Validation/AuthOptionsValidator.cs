using Holdall.Collections;
using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Fields.Validation;
using Holdall.Engine.Rules;
using Holdall.Engine.Schema;
using Holdall.Engine.Schema.Tables;
using Holdall.Http;

namespace Holdall.Engine.Collections.Validation;

/// <summary>Checks the options of an auth collection: each for itself, then the methods of MFA, then the identity fields.</summary>
internal sealed class AuthOptionsValidator(CollectionChange change, OAuth2Providers providers, IRuleValidator? rules, SignInWays? ways = null)
{
    private const int MinSecretLength = 30;
    private const int MaxSecretLength = 255;
    private const long MaxTokenDuration = 94_670_856;
    private const long MinDuration = 10;
    private const long MaxDuration = 86_400;
    private const long MinPasswordLength = 4;

    private static readonly FieldError NotEnoughMethods = new("validation_mfa_not_enough_auths", "MFA requires at least 2 auth methods to be enabled.");
    private static readonly FieldError NoMails = new(
        "validation_mails_unavailable", "One-time passwords are sent by mail, and no active plugin sends mails.");

    private readonly AuthOptions _auth = change.Collection.Auth ?? new AuthOptions();
    private readonly RulesValidator _rules = new(rules);
    private bool _hasErrors;

    public void Validate()
    {
        CheckRules();
        Template("authAlert.emailTemplate", _auth.AuthAlert.EmailTemplate);
        Template("otp.emailTemplate", _auth.Otp.EmailTemplate);
        Template("verificationTemplate", _auth.VerificationTemplate);
        Template("resetPasswordTemplate", _auth.ResetPasswordTemplate);
        Template("confirmEmailChangeTemplate", _auth.ConfirmEmailChangeTemplate);
        Token("authToken", _auth.AuthToken);
        Token("passwordResetToken", _auth.PasswordResetToken);
        Token("emailChangeToken", _auth.EmailChangeToken);
        Token("verificationToken", _auth.VerificationToken);
        Token("fileToken", _auth.FileToken);
        if (_auth.PasswordAuth.Enabled && !HasIdentityField()) Add("passwordAuth.identityFields", FieldError.Required);
        if (_auth.OAuth2.Enabled) CheckProviders();
        if (_auth.Mfa.Enabled) Add("mfa.duration", ValidationErrors.Range(_auth.Mfa.Duration, MinDuration, MaxDuration, isRequired: true));
        if (_auth.Otp.Enabled)
        {
            Add("otp.duration", ValidationErrors.Range(_auth.Otp.Duration, MinDuration, MaxDuration, isRequired: true));
            Add("otp.length", ValidationErrors.Range(_auth.Otp.Length, MinPasswordLength, long.MaxValue, isRequired: true));
        }

        CheckMails();
        if (!_hasErrors && _auth.Mfa.Enabled) CheckMfa();
        if (!_hasErrors && _auth.PasswordAuth.Enabled) CheckIdentityFields();
    }

    private void CheckRules()
    {
        var old = change.Original?.Auth;
        Add("authRule", _rules.SyntaxError(change.Collection, _auth.AuthRule) ?? RulesValidator.SystemError(change, _auth.AuthRule, old?.AuthRule));
        var manage = _auth.ManageRule is "" ? ValidationErrors.NotBlankOrNull : _rules.SyntaxError(change.Collection, _auth.ManageRule);
        Add("manageRule", manage ?? RulesValidator.SystemError(change, _auth.ManageRule, old?.ManageRule));
    }

    private void Template(string path, MailTemplate template)
    {
        if (template.Subject.Length == 0) Add(path + ".subject", FieldError.Required);
        if (template.Body.Length == 0) Add(path + ".body", FieldError.Required);
    }

    private void Token(string path, TokenOptions token)
    {
        Add(path + ".secret", token.Secret.Length == 0 ? FieldError.Required : ValidationErrors.Length(token.Secret, MinSecretLength, MaxSecretLength));
        Add(path + ".duration", ValidationErrors.Range(token.Duration, MinDuration, MaxTokenDuration, isRequired: true));
    }

    private bool HasIdentityField()
    {
        foreach (var name in _auth.PasswordAuth.IdentityFields)
        {
            if (name.Length > 0) return true;
        }

        return false;
    }

    private void CheckProviders()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < _auth.OAuth2.Providers.Count; i++)
        {
            var provider = _auth.OAuth2.Providers[i];
            var path = $"oauth2.providers.{i}";
            Add(path + ".name", NameError(provider.Name, names));
            if (provider.ClientId.Length == 0) Add(path + ".clientId", FieldError.Required);
            if (provider.ClientSecret.Length == 0) Add(path + ".clientSecret", FieldError.Required);
            Url(path + ".authURL", provider.AuthURL);
            Url(path + ".tokenURL", provider.TokenURL);
            Url(path + ".userInfoURL", provider.UserInfoURL);
        }
    }

    private FieldError? NameError(string name, HashSet<string> names)
    {
        if (name.Length == 0) return FieldError.Required;
        var parameters = new Dictionary<string, object?> { ["name"] = name };
        if (!providers.IsKnown(name))
        {
            return new FieldError("validation_missing_provider", $"Invalid or missing provider with name {name}.") { Parameters = parameters };
        }

        return names.Add(name)
            ? null
            : new FieldError("validation_duplicated_provider", $"The provider {name} is already registered.") { Parameters = parameters };
    }

    private void Url(string path, string url)
    {
        if (url.Length > 0 && !TextFormats.IsUrl(url)) Add(path, ValidationErrors.Url);
    }

    /// <summary>What is stored already stays, so that everything else can be changed while mails are off.</summary>
    private void CheckMails()
    {
        if (ways is null or { HaveMails: true }) return;
        var old = change.Original?.Auth;
        if (_auth.Otp.Enabled && old is not { Otp.Enabled: true }) Add("otp.enabled", NoMails);
        else if (ways.AreMissing(_auth) && (old is null || !ways.AreMissing(old))) Add(_auth.Mfa.Enabled ? "mfa.enabled" : "otp.enabled", NoMails);
    }

    private void CheckMfa()
    {
        var methods = (_auth.PasswordAuth.Enabled ? 1 : 0) + (_auth.OAuth2.Enabled ? 1 : 0) + (_auth.Otp.Enabled ? 1 : 0);
        if (methods < 2) Add("mfa.enabled", NotEnoughMethods);
        Add(
            "mfa.rule",
            _rules.SyntaxError(change.Collection, _auth.Mfa.Rule) ?? RulesValidator.SystemError(change, _auth.Mfa.Rule, change.Original?.Auth?.Mfa.Rule));
    }

    private void CheckIdentityFields()
    {
        foreach (var name in _auth.PasswordAuth.IdentityFields)
        {
            var (code, message) = change.Collection.Fields.Find(name) is null ? ("validation_missing_field", $"Invalid or missing field {name}.")
                : !UniqueColumns.Contains(change.Collection.Indexes, name) ? ("validation_missing_unique_constraint", $"The field {name} doesn't have a UNIQUE constraint.")
                : ("", "");
            if (code.Length == 0) continue;
            Add("passwordAuth.identityFields", new FieldError(code, message) { Parameters = new Dictionary<string, object?> { ["fieldName"] = name } });
            return;
        }
    }

    private void Add(string path, FieldError? error)
    {
        if (error is null) return;
        _hasErrors = true;
        change.Errors.Add(path, error);
    }
}
