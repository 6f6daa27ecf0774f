using System.Buffers;
using System.Text;
using System.Text.Json;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.Auth.ApiKeys;
using Holdall.Plugins.Auth.Options;
using Holdall.Plugins.Auth.Sessions;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Plugins.Auth.Totp;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Tokens;

/// <summary>The tokens of auth records.</summary>
internal sealed class RecordTokens(
    ICollections collections, IRecords records, TimeProvider time, SessionStore? sessions = null, ApiKeyStore? keys = null, TotpStore? totps = null) : ITokens
{
    private readonly VerifiedTokens _verified = new(4096);

    public string Create(Record record, string type, bool refreshable = true, long? duration = null, string? newEmail = null) =>
        // Whoever makes it knows whose it is.
        Create(record, type, new TokenTerms { Refreshable = refreshable, Duration = duration, IsProven = true }, newEmail);

    public string CreateFor(AuthState caller, string type)
    {
        var record = caller.Record ?? throw new ArgumentException("A guest has no tokens.", nameof(caller));
        var terms = new TokenTerms { Duration = DurationFor(caller, OptionsOf(record, type).Duration) };
        terms = ApiKeyStore.IsUsedBy(caller) ? terms with { ApiKey = caller.Credential } : terms with { Session = caller.Credential };
        return Create(record, type, terms, newEmail: null);
    }

    /// <summary>A token for somebody who signs in.</summary>
    public string CreateAuth(Record record, TokenTerms terms) => Create(record, TokenTypes.Auth, terms, newEmail: null);

    /// <summary>When a token ends that is made now, in Unix seconds.</summary>
    public long ExpiryOf(Record record, string type, long? duration)
    {
        var seconds = duration is > 0 ? duration.Value : OptionsOf(record, type).Duration;
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return seconds > long.MaxValue - now ? long.MaxValue : now + seconds;
    }

    private static TokenOptions OptionsOf(Record record, string type)
    {
        var options = record.Collection.Auth ?? throw new ArgumentException($"Records of {record.Collection.Name} can't have tokens.", nameof(record));
        return Options(options, type) ?? throw new ArgumentException($"There are no tokens of the type {type}.", nameof(type));
    }

    private string Create(Record record, string type, TokenTerms terms, string? newEmail)
    {
        var secret = OptionsOf(record, type).Secret;
        var expires = ExpiryOf(record, type, terms.Duration);
        return TokenSignature.Sign(Payload(record, type, terms, expires, newEmail), record.GetString(FieldNames.TokenKey), secret);
    }

    public Record? FindRecord(string token, params ReadOnlySpan<string> types) => Find(token, types)?.Record;

    /// <summary>As <see cref="FindRecord"/>, together with what the token says.</summary>
    public RecordToken? Find(string token, params ReadOnlySpan<string> types)
    {
        if (token.Length == 0) return null;
        var verified = _verified.Find(token);
        var claims = verified?.Claims ?? TokenClaims.Read(token);
        if (claims is null || !claims.IsTimely(Now()) || (types.Length > 0 && !types.Contains(claims.Type))) return null;
        if (collections.Find(claims.CollectionId) is not { Auth: { } options } collection) return null;
        if (Options(options, claims.Type) is not { } kind || records.FindAccount(collection, claims.Id) is not { } record) return null;
        var tokenKey = record.GetString(FieldNames.TokenKey);
        if (verified?.IsVerifiedBy(tokenKey, kind.Secret) != true)
        {
            if (!TokenSignature.Verify(token, tokenKey, kind.Secret)) return null;
            _verified.Add(token, new VerifiedToken(claims, tokenKey, kind.Secret));
        }

        return Admit(record, claims);
    }

    /// <summary>Refuses tokens that are lent for a while, as those of impersonation: nothing that stays can be made with them.</summary>
    /// <exception cref="ApiException">403, it is one.</exception>
    public void RefuseIfLent(RequestContext request)
    {
        if (Find(BearerToken.Read(request.Http.Request.Headers.Authorization), TokenTypes.Auth) is { Claims.Refreshable: false })
            throw ApiException.Forbidden("Tokens that can't be refreshed are not allowed to perform this action.");
    }

    /// <summary>Where sessions are on, a token to sign in with is worth nothing without its session. Others end with what they were made with.</summary>
    private RecordToken? Admit(Record record, TokenClaims claims)
    {
        if (claims.ApiKey is { } key && keys?.IsValid(key, record) != true) return null;
        var hasSessions = record.Collection.Get(AccountOptions.Sessions).Enabled;
        var session = hasSessions && claims.Session is { } id ? sessions?.Find(id, record) : null;
        if (hasSessions && session is null && (claims.Type == TokenTypes.Auth || claims.Session is not null)) return null;
        return claims.Type == TokenTypes.Auth ? AdmitProof(record, claims, session) : new RecordToken(record, claims, session, MustEnrol: false);
    }

    /// <summary>
    /// Where an authenticator app is required, a token for which none was shown is good for enrolling one, and worth nothing once there is one. So are those
    /// from before it was required. Tokens that are lent were not given for a sign-in.
    /// </summary>
    private RecordToken? AdmitProof(Record record, TokenClaims claims, Record? session)
    {
        if (claims.MustEnrol) return new RecordToken(record, claims, session, MustEnrol: true);
        var isUnproven = claims is { Refreshable: true, IsProven: false } && record.Collection.Get(AccountOptions.Totp) is { Enabled: true, Required: true };
        return isUnproven && totps?.FindConfirmed(record) is not null ? null : new RecordToken(record, claims, session, isUnproven);
    }

    /// <summary>A token ends no later than the one that it is made with.</summary>
    private long DurationFor(AuthState caller, long duration) =>
        caller.Expires is { } end ? Math.Clamp((long)(end - time.GetUtcNow()).TotalSeconds, 1, duration) : duration;

    private double Now() => (time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;

    private static TokenOptions? Options(AuthOptions options, string type) => type switch
    {
        TokenTypes.Auth => options.AuthToken,
        TokenTypes.File => options.FileToken,
        TokenTypes.Verification => options.VerificationToken,
        TokenTypes.PasswordReset => options.PasswordResetToken,
        TokenTypes.EmailChange => options.EmailChangeToken,
        _ => null,
    };

    private static string Payload(Record record, string type, TokenTerms terms, long expires, string? newEmail)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("collectionId"u8, record.Collection.Id);
            if (type is TokenTypes.Verification or TokenTypes.PasswordReset or TokenTypes.EmailChange)
            {
                writer.WriteString("email"u8, record.GetString(FieldNames.Email));
            }

            writer.WriteNumber("exp"u8, expires);
            writer.WriteString("id"u8, record.Id);
            if (terms.MustEnrol) writer.WriteBoolean(TokenClaims.MustEnrolName, true);
            if (type == TokenTypes.EmailChange) writer.WriteString("newEmail"u8, newEmail ?? "");
            if (type == TokenTypes.Auth) writer.WriteBoolean("refreshable"u8, terms.Refreshable);
            if (terms.ApiKey is { } key) writer.WriteString(TokenClaims.ApiKeyName, key.Id);
            // It counts once an app is required.
            var isProven = type == TokenTypes.Auth && terms.IsProven && record.Collection.Get(AccountOptions.Totp).Enabled;
            if (isProven) writer.WriteBoolean(TokenClaims.IsProvenName, true);
            if (terms.Session is { } session) writer.WriteString(TokenClaims.SessionName, session.Id);
            writer.WriteString("type"u8, type);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}

/// <summary>A valid token.</summary>
/// <param name="Record">The record that it is of.</param>
/// <param name="Claims">What it says.</param>
/// <param name="Session">Its session, where there are some.</param>
/// <param name="MustEnrol">Whether its owner may only enrol a second factor.</param>
internal sealed record RecordToken(Record Record, TokenClaims Claims, Record? Session, bool MustEnrol);
