using System.Text.Json;
using Holdall.Auth;
using Holdall.Plugins.Auth.Tokens;
using Holdall.Records;
using Holdall.Settings;
using Holdall.Values;

namespace Holdall.Plugins.Auth.SignIn;

/// <summary>The answer to everyone who was authenticated, whatever the method.</summary>
internal sealed class AuthResponse(
    ISettings settings, IRules rules, IRecords records, IHooks hooks, RecordTokens tokens, SecondFactor secondFactor, AuthOrigins origins)
{
    /// <summary>Checks whether the record may sign in, and answers with it and a token.</summary>
    /// <param name="request">The request.</param>
    /// <param name="record">Who was authenticated.</param>
    /// <param name="method">Name of the method; empty = no sign-in, such as a refresh.</param>
    /// <param name="token">The token to answer; null = a new one.</param>
    /// <param name="meta">Further facts to answer.</param>
    public Task SendAsync(RequestContext request, Record record, string method, string? token = null, object? meta = null)
    {
        Admit(request, record);
        var e = new RecordAuthRequestEvent
        {
            Request = request,
            Aborted = request.Aborted,
            AuthCollection = record.Collection,
            Record = record,
            Token = token ?? tokens.Create(record, TokenTypes.Auth),
            AuthMethod = method,
            Meta = meta,
        };
        return hooks.RecordAuthRequest.RunAsync(e, () => AnswerAsync(e));
    }

    private void Admit(RequestContext request, Record record)
    {
        if (record.Collection.IsSuperusers && !settings.Current.AllowsSuperuserFrom(request.ClientAddress)) throw ApiException.Forbidden();
        if (!rules.MayAccess(record.Collection.Auth!.AuthRule, record, request.ToInfo()))
            throw ApiException.Forbidden("The request doesn't satisfy the collection requirements to authenticate.");
    }

    private async Task AnswerAsync(RecordAuthRequestEvent e)
    {
        var record = e.Record ?? throw ApiException.BadRequest("Failed to authenticate.");
        if (e.AuthMethod.Length > 0 && await secondFactor.DemandAsync(e.Request, record, e.AuthMethod) is { } pending)
        {
            e.Request.NoteFailure(new ApiException(StatusCodes.Status401Unauthorized, "mfa required"));
            await e.Request.JsonAsync(StatusCodes.Status401Unauthorized, pending, static (writer, id) =>
            {
                writer.WriteStartObject();
                writer.WriteString("mfaId"u8, id);
                writer.WriteEndObject();
            });
            return;
        }

        record.ShowEmail = true;
        await records.EnrichAsync([record], e.Request.ToInfo() with { Auth = new AuthState(record) }, e.Aborted);
        if (e.AuthMethod.Length > 0) await origins.NoteAsync(e.Request, record);
        await e.Request.JsonAsync(StatusCodes.Status200OK, e, Write);
    }

    private static void Write(Utf8JsonWriter writer, RecordAuthRequestEvent e)
    {
        writer.WriteStartObject();
        if (e.Meta is not null)
        {
            writer.WritePropertyName("meta"u8);
            Cast.WriteTree(writer, e.Meta);
        }

        writer.WritePropertyName("record"u8);
        e.Record!.WriteTo(writer);
        writer.WriteString("token"u8, e.Token);
        writer.WriteEndObject();
    }
}
