using System.Text.Json;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Plugins.Auth.Sessions;
using Holdall.Plugins.Auth.Tokens;
using Holdall.Plugins.Auth.Totp;
using Holdall.Records;
using Holdall.Settings;
using Holdall.Values;

namespace Holdall.Plugins.Auth.SignIn;

/// <summary>The answer to everyone who was authenticated, whatever the method.</summary>
internal sealed class AuthResponse(
    ISettings settings, IRules rules, IRecords records, IHooks hooks, RecordTokens tokens, SecondFactor secondFactor, AuthOrigins origins,
    SessionStore sessions, TotpStore totps)
{
    /// <summary>Checks whether the record may sign in, and answers with it and a token.</summary>
    /// <param name="request">The request.</param>
    /// <param name="record">Who was authenticated.</param>
    /// <param name="method">Name of the method; empty = no sign-in, such as a refresh.</param>
    /// <param name="terms">What the token is like; null = as always.</param>
    /// <param name="meta">Further facts to answer.</param>
    /// <exception cref="ApiException">403, the record may not sign in; 401, a second factor is asked for, which the client is told by then.</exception>
    public async Task SendAsync(RequestContext request, Record record, string method, TokenTerms? terms = null, object? meta = null)
    {
        // A route of somebody else's need not have read it.
        if (AsksForBody(record.Collection.Auth!) || request.Query("expand") is { Length: > 0 }) await request.ReadFixedAsync();
        Admit(request, record);
        terms = Complete(terms ?? TokenTerms.Default, request, record);
        var e = new RecordAuthRequestEvent
        {
            Request = request,
            Aborted = request.Aborted,
            AuthCollection = record.Collection,
            Record = record,
            Token = terms.Kept ?? tokens.CreateAuth(record, terms),
            AuthMethod = method,
            Meta = meta,
        };
        await hooks.RecordAuthRequest.RunAsync(e, () => AnswerAsync(e, terms));
    }

    private static bool AsksForBody(AuthOptions options) => AsksForBody(options.AuthRule) || (options.Mfa.Enabled && AsksForBody(options.Mfa.Rule));

    private static bool AsksForBody(string? rule) => rule?.Contains("@request.body", StringComparison.Ordinal) is true;

    private TokenTerms Complete(TokenTerms terms, RequestContext request, Record record)
    {
        if (terms.Kept is not null) return terms;
        if (!terms.IsProven && !terms.MustEnrol) terms = terms with { MustEnrol = totps.MustEnrol(record) };
        return terms with { Session = sessions.Prepare(terms.Session, request, record, tokens.ExpiryOf(record, TokenTypes.Auth, terms.Duration)) };
    }

    private void Admit(RequestContext request, Record record)
    {
        if (record.Collection.IsSuperusers && !settings.Current.AllowsSuperuserFrom(request.ClientAddress)) throw ApiException.Forbidden();
        // Whoever may only enrol a second factor is limited in what can be read, which this is not about.
        var info = request.ToInfo();
        if (info.Auth.Scope is not null) info = info with { Auth = new AuthState(info.Auth.Record) };
        if (!rules.MayAccess(record.Collection.Auth!.AuthRule, record, info))
            throw ApiException.Forbidden("The request doesn't satisfy the collection requirements to authenticate.");
    }

    private async Task AnswerAsync(RecordAuthRequestEvent e, TokenTerms terms)
    {
        if (e.Request.AnswerStatus > 0)
        {
            // A handler has answered in its own way, maybe with the token.
            if (terms is { Kept: null, Session: { } handed }) await sessions.SaveAsync(handed, e.Aborted);
            return;
        }

        var record = e.Record ?? throw ApiException.BadRequest("Failed to authenticate.");
        if (e.AuthMethod.Length > 0 && !terms.IsProven && await secondFactor.DemandAsync(e.Request, record, e.AuthMethod) is { } pending)
        {
            // Handlers are told, and the client has its answer.
            var missing = new ApiException(StatusCodes.Status401Unauthorized, "mfa required");
            e.Request.NoteFailure(missing);
            await e.Request.JsonNowAsync(StatusCodes.Status401Unauthorized, pending, static (writer, id) =>
            {
                writer.WriteStartObject();
                writer.WriteString("mfaId"u8, id);
                writer.WriteEndObject();
            });
            throw missing;
        }

        if (terms is { Kept: null, Session: { } session }) await sessions.SaveAsync(session, e.Aborted);
        record.ShowEmail = true;
        await records.EnrichAsync([record], e.Request.ToInfo() with { Auth = new AuthState(record) }, e.Aborted);
        if (e.AuthMethod.Length > 0) await origins.NoteAsync(e.Request, record);
        await e.Request.JsonAsync(StatusCodes.Status200OK, (e, terms.MustEnrol), Write);
    }

    private static void Write(Utf8JsonWriter writer, (RecordAuthRequestEvent Event, bool MustEnrol) answer)
    {
        var e = answer.Event;
        writer.WriteStartObject();
        if (e.Meta is not null)
        {
            writer.WritePropertyName("meta"u8);
            Cast.WriteTree(writer, e.Meta);
        }

        if (answer.MustEnrol) writer.WriteString("mustEnrol"u8, "totp"u8);
        writer.WritePropertyName("record"u8);
        e.Record!.WriteTo(writer);
        writer.WriteString("token"u8, e.Token);
        writer.WriteEndObject();
    }
}
