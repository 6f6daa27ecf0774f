using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>The beginning of a WebSocket (RFC 6455). The server's own would prepare every request for one.</summary>
internal static class SocketHandshake
{
    private const string Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private const string Version = "13";
    private const int KeyBytes = 16;

    /// <summary>How long a connection may be silent before it is asked for a sign of life, and again until it is given up.</summary>
    private static readonly TimeSpan Ping = TimeSpan.FromSeconds(30);

    /// <summary>Whether a request wants one.</summary>
    public static bool IsAsked(HttpContext http) =>
        http.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
        && string.Equals(http.Request.Headers.Upgrade.ToString(), "websocket", StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses what can't become one.</summary>
    /// <exception cref="ApiException">400, it is not well-formed; 403, it is from a page that may not call.</exception>
    public static void Check(HttpContext http)
    {
        var headers = http.Request.Headers;
        var key = new byte[KeyBytes + 2];
        if (headers.SecWebSocketVersion.ToString() != Version
            || !Convert.TryFromBase64String(headers.SecWebSocketKey.ToString(), key, out var bytes) || bytes != KeyBytes)
            throw ApiException.BadRequest("The WebSocket handshake is not well-formed, or of another version than 13.");
        // Browsers keep answers from pages that may not have them, but not WebSockets.
        if (headers.Origin.Count > 0 && http.Response.Headers.AccessControlAllowOrigin.Count == 0)
            throw ApiException.Forbidden("Pages of this origin may not call.");
    }

    public static async ValueTask<WebSocket> AcceptAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.Connection = "Upgrade";
        headers.Upgrade = "websocket";
        headers.SecWebSocketAccept = AnswerTo(http.Request.Headers.SecWebSocketKey.ToString());
        var stream = await http.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        return WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = Ping, KeepAliveTimeout = Ping });
    }

    private static string AnswerTo(string key)
    {
#pragma warning disable CA5350 // It proves that the server knows the protocol, and keeps no secret.
        return Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + Guid)));
#pragma warning restore CA5350
    }
}
