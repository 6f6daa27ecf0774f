using System.Buffers;
using System.Text.Json;
using Holdall.Auth;
using Holdall.Plugins.Realtime.Channels;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Settings;
using Holdall.Values;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Realtime.Subscriptions;

/// <summary>Carries out what clients say over a WebSocket. It counts as the requests that others would send instead.</summary>
internal sealed partial class SocketCommands(
    SetSubscriptions subscribe, SendToChannel send, ISettings settings, IRateLimits limits, ILogger<SocketCommands> logger,
    IRequestAuthenticator? authenticator = null)
{
    /// <returns>The answer.</returns>
    public async Task<byte[]> RunAsync(RequestContext request, RealtimeClient client, ReadOnlyMemory<byte> text)
    {
        var id = default(JsonElement);
        try
        {
            using var command = Parse(text);
            if (command.RootElement.TryGetProperty("id"u8, out var named)) id = named.Clone();
            await RunAsync(request, client, command.RootElement);
            return Answer(id, null);
        }
        catch (ApiException e)
        {
            return Answer(id, e);
        }
        catch (Exception e)
        {
            LogFailed(logger, client.Id, e);
            return Answer(id, new ApiException(StatusCodes.Status500InternalServerError));
        }
    }

    private async Task RunAsync(RequestContext request, RealtimeClient client, JsonElement command)
    {
        switch (TextOf(command, "action"))
        {
            case "ping": return;
            case "subscribe":
                request.Auth = await CallerOfAsync(request, client, command);
                Count(request.Auth, client, SetSubscriptions.Path);
                await subscribe.SetAsync(request, client, TopicsOf(command) ?? [], static () => Task.CompletedTask);
                return;
            case "unsubscribe":
                request.Auth = client.Auth;
                Count(request.Auth, client, SetSubscriptions.Path);
                var ended = TopicsOf(command);
                string[] left = ended is null ? [] : [.. client.Subscriptions.Except(ended, StringComparer.Ordinal)];
                await subscribe.SetAsync(request, client, left, static () => Task.CompletedTask);
                return;
            case "send":
                Count(client.Auth, client, SendToChannel.Path);
                send.Run(client, (IReadOnlyDictionary<string, object?>)Cast.FromElement(command)!);
                return;
            default: throw ApiException.BadRequest("The action must be subscribe, unsubscribe, send or ping.");
        }
    }

    private void Count(AuthState caller, RealtimeClient client, string path) => limits.Count(caller, client.Address, HttpMethods.Post, path);

    /// <summary>Without a token the client stays who it is.</summary>
    private async ValueTask<AuthState> CallerOfAsync(RequestContext request, RealtimeClient client, JsonElement command)
    {
        if (TextOf(command, "token") is not { } token) return client.Auth;
        if (authenticator is null || token.Length == 0) return AuthState.Guest;
        // As the header of a request would say it.
        var http = new DefaultHttpContext { RequestServices = request.Http.RequestServices };
        http.Request.Headers.Authorization = token;
        var caller = await authenticator.AuthenticateAsync(http);
        if (caller.IsSuperuser && !settings.Current.AllowsSuperuserFrom(request.ClientAddress)) throw ApiException.Forbidden();
        return caller;
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            RequireTexts(text.Span);
            var command = JsonDocument.Parse(text);
            if (command.RootElement.ValueKind == JsonValueKind.Object) return command;
            command.Dispose();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw ApiException.BadRequest(cause: e);
        }

        throw ApiException.BadRequest();
    }

    /// <summary>Half a surrogate pair is no text, which is found out only when it is read.</summary>
    private static void RequireTexts(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.ValueIsEscaped) reader.GetString();
        }
    }

    private static string? TextOf(JsonElement command, string name)
    {
        if (!command.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw ApiException.BadRequest($"{name} must be a text.");
    }

    private static List<string>? TopicsOf(JsonElement command)
    {
        if (!command.TryGetProperty("subscriptions"u8, out var list) || list.ValueKind == JsonValueKind.Null) return null;
        if (list.ValueKind != JsonValueKind.Array) throw ApiException.BadRequest("subscriptions must be a list of texts.");
        var topics = new List<string>(list.GetArrayLength());
        foreach (var topic in list.EnumerateArray())
            topics.Add(topic.ValueKind == JsonValueKind.String ? topic.GetString()! : throw ApiException.BadRequest("subscriptions must be a list of texts."));
        return topics;
    }

    private static byte[] Answer(JsonElement id, ApiException? error)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, JsonStyle.WriterOptions);
        writer.WriteStartObject();
        if (id.ValueKind != JsonValueKind.Undefined)
        {
            writer.WritePropertyName("id"u8);
            id.WriteTo(writer);
        }

        writer.WriteNumber("status"u8, error?.Status ?? StatusCodes.Status204NoContent);
        if (error is not null)
        {
            writer.WritePropertyName("error"u8);
            error.WriteTo(writer);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What the realtime client {Client} said could not be carried out")]
    private static partial void LogFailed(ILogger logger, string client, Exception failure);
}
