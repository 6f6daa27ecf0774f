using System.Text;
using System.Text.Json;
using Holdall.Realtime;
using Holdall.Values;

namespace Holdall.Plugins.Auth.OAuth2;

/// <summary>
/// <c>/api/oauth2-redirect</c>: where providers send browsers back to. The page that has opened the window waits on the realtime API for what they bring.
/// </summary>
internal sealed class RedirectOAuth2(AppleNames names, IPlugins plugins, IRealtimeBroker? broker = null)
{
    private const string Topic = "@oauth2";
    public async Task RunAsync(RequestContext request)
    {
        var hasSucceeded = await ReadAsync(request) is { State.Length: > 0 } form && PassOn(request, form);
        await (plugins.IsActive("admin-ui") ? RedirectAsync(request, hasSucceeded) : TellAsync(request.Http.Response, hasSucceeded));
    }

    /// <returns>Null when the body can't be read.</returns>
    private static async Task<Form?> ReadAsync(RequestContext request)
    {
        if (request.Method != HttpMethods.Post) return new Form(request.Query("state") ?? "", request.Query("code") ?? "", request.Query("error") ?? "", "");
        try
        {
            var body = await request.ReadFixedAsync();
            return new Form(body.GetString("state"), body.GetString("code"), body.GetString("error"), body.GetString("user"));
        }
        catch (ApiException)
        {
            return null;
        }
    }

    /// <summary>Whoever waits is told also of a failure, and waits no longer.</summary>
    private bool PassOn(RequestContext request, Form form)
    {
        if (broker?.Find(form.State) is not { } client || !client.Subscriptions.Contains(Topic)) return false;
        try
        {
            // The code is for whoever has begun the sign-in, and that is where the browser is.
            if (client.Address.Length > 0 && client.Address != request.ClientAddress) return false;
            if (form is { User.Length: > 0, Code.Length: > 0, Error.Length: 0 }) names.Add(form.Code, NameIn(form.User));
            return client.Send(new RealtimeMessage { Name = Topic, Data = form.ToMessage() }) && form is { Error.Length: 0, Code.Length: > 0 };
        }
        finally
        {
            broker.Unsubscribe(client, Topic);
        }
    }

    private static string NameIn(string user)
    {
        try
        {
            using var json = JsonDocument.Parse(user);
            if (json.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("name", out var name)) return "";
            return name.ValueKind == JsonValueKind.Object ? $"{Text(name, "firstName")} {Text(name, "lastName")}" : "";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The last is what half a surrogate pair throws.
            return "";
        }
    }

    private static string? Text(JsonElement name, string part) =>
        name.TryGetProperty(part, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static Task RedirectAsync(RequestContext request, bool hasSucceeded)
    {
        var response = request.Http.Response;
        response.StatusCode = request.Method == HttpMethods.Post ? StatusCodes.Status303SeeOther : StatusCodes.Status307TemporaryRedirect;
        response.Headers.Location = "../_/#/auth/oauth2-redirect-" + (hasSucceeded ? "success" : "failure");
        return Task.CompletedTask;
    }

    private static Task TellAsync(HttpResponse response, bool hasSucceeded)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = (hasSucceeded ? "text/html" : "text/plain") + "; charset=utf-8";
        return response.WriteAsync(hasSucceeded
            ? "<!doctype html><title>Signed in</title><p>You are signed in and can close this window.</p>"
            : "The sign-in failed. Close this window and try again.");
    }

    private sealed record Form(string State, string Code, string Error, string User)
    {
        public string ToMessage()
        {
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer, JsonStyle.WriterOptions))
            {
                writer.WriteStartObject();
                writer.WriteString("state"u8, State);
                writer.WriteString("code"u8, Code);
                if (Error.Length > 0) writer.WriteString("error"u8, Error);
                writer.WriteEndObject();
            }

            return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        }
    }
}
