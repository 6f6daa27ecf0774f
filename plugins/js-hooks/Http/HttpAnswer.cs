using System.Globalization;
using System.Text;
using Jint;
using Jint.Native;
using Jint.Native.Json;
using Jint.Runtime;

namespace Holdall.Plugins.JsHooks.Http;

/// <summary>What <c>$http.send</c> gives.</summary>
internal sealed class HttpAnswer
{
    public static readonly HostType<HttpAnswer> Table = new HostType<HttpAnswer>("Response")
        .Property("statusCode", answer => answer.Status)
        .Property("headers", answer => answer.Headers)
        .Property("cookies", answer => answer._cookies)
        .Property("raw", answer => answer._raw ??= Encoding.UTF8.GetString(answer.Body))
        .Property("body", answer => answer.Body)
        .Property("json", (answer, engine) => answer._json ??= Parse(engine, answer.Body));

    private readonly Dictionary<string, object?> _cookies = new(StringComparer.Ordinal);
    private string? _raw;
    private JsValue? _json;

    public HttpAnswer(HttpResponseMessage response, byte[] body)
    {
        Status = (int)response.StatusCode;
        StatusText = response.ReasonPhrase ?? "";
        Url = response.RequestMessage!.RequestUri!;
        Body = body;
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            Headers[Canonical(name)] = [.. values];
        }

        foreach (var line in Headers.GetValueOrDefault("Set-Cookie") ?? [])
        {
            if (ReadCookie(line) is { } cookie) _cookies[(string)cookie["name"]!] = cookie;
        }
    }

    public int Status { get; }

    public string StatusText { get; }

    /// <summary>Where redirects have led.</summary>
    public Uri Url { get; }

    public Dictionary<string, List<string>> Headers { get; } = new(StringComparer.Ordinal);

    public byte[] Body { get; }

    /// <summary><c>content-type</c> is <c>Content-Type</c>.</summary>
    private static string Canonical(string name) =>
        string.Join('-', name.Split('-').Select(part => part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant()));

    private static JsValue Parse(ScriptEngine engine, byte[] body)
    {
        try
        {
            return new JsonParser(engine.Engine).Parse(Encoding.UTF8.GetString(body));
        }
        catch (JavaScriptException)
        {
            return JsValue.Null;
        }
    }

    private static Dictionary<string, object?>? ReadCookie(string line)
    {
        var parts = line.Split(';', StringSplitOptions.TrimEntries);
        var pair = parts[0].Split('=', 2);
        if (pair.Length < 2 || pair[0].Length == 0) return null;
        var cookie = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["name"] = pair[0],
            ["value"] = pair[1].Trim('"'),
            ["path"] = "",
            ["domain"] = "",
            ["maxAge"] = 0L,
            ["secure"] = false,
            ["httpOnly"] = false,
            ["raw"] = line,
        };
        foreach (var part in parts.Skip(1)) ReadAttribute(cookie, part.Split('=', 2));
        return cookie;
    }

    private static void ReadAttribute(Dictionary<string, object?> cookie, string[] attribute)
    {
        var value = attribute.Length > 1 ? attribute[1] : "";
        switch (attribute[0].ToLowerInvariant())
        {
            case "path" or "domain":
                cookie[attribute[0].ToLowerInvariant()] = value;
                break;
            case "max-age" when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds):
                cookie["maxAge"] = seconds > 0 ? seconds : -1L;
                break;
            case "expires" when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time):
                cookie["expires"] = time.UtcDateTime;
                break;
            case "secure":
                cookie["secure"] = true;
                break;
            case "httponly":
                cookie["httpOnly"] = true;
                break;
            case "samesite":
                cookie["sameSite"] = value.ToLowerInvariant() switch { "lax" => 2L, "strict" => 3L, "none" => 4L, _ => 1L };
                break;
        }
    }
}
