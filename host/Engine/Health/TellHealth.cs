using System.Text.Json;
using Holdall.Engine.Backups;
using Holdall.Http;
using Holdall.Settings;
using Holdall.Values;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Health;

/// <summary>
/// Says that the application is up; superusers also learn what the dashboard warns about, and with <c>?details=true</c> what operators look at first.
/// </summary>
internal sealed class TellHealth(ISettings settings, ActiveBackup backup, HealthDetails details)
{
    /// <summary>Headers that proxies are known to set, beside those of the settings.</summary>
    private static readonly string[] KnownProxyHeaders = ["CF-Connecting-IP", "Fly-Client-IP", "X-Forwarded-For"];

    public Task RunAsync(RequestContext request) =>
        request.JsonAsync(StatusCodes.Status200OK, (Request: request, Tell: this), static (json, state) =>
        {
            json.WriteStartObject();
            json.WriteString("message"u8, "API is healthy.");
            json.WriteNumber("code"u8, StatusCodes.Status200OK);
            json.WriteStartObject("data"u8);
            if (state.Request.Auth.IsSuperuser) state.Tell.WriteDetails(json, state.Request);
            json.WriteEndObject();
            json.WriteEndObject();
        });

    private void WriteDetails(Utf8JsonWriter json, RequestContext request)
    {
        json.WriteBoolean("canBackup"u8, backup.Name is null);
        json.WriteString("realIP"u8, request.ClientAddress);
        json.WriteString("possibleProxyHeader"u8, FindProxyHeader(request.Http.Request.Headers));
        if (Cast.ToBool(request.Query("details"))) details.Write(json);
    }

    private string FindProxyHeader(IHeaderDictionary headers)
    {
        foreach (var name in settings.Current.TrustedProxy.Headers.Concat(KnownProxyHeaders))
        {
            if (headers[name].ToString().Length > 0) return name;
        }

        return "";
    }
}
