using System.Globalization;
using System.Text;
using Holdall.Plugins.JsHooks.Errors;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>A cookie.</summary>
internal sealed class ScriptCookie
{
    private static readonly string[] Members = ["name", "value", "path", "domain", "expires", "maxAge", "secure", "httpOnly", "sameSite"];

    public static readonly HostType<ScriptCookie> Table = new HostType<ScriptCookie>("Cookie")
        .Property("name", c => c.Name, (c, a) => c.Name = a.Text(0))
        .Property("value", c => c.Value, (c, a) => c.Value = a.Text(0))
        .Property("path", c => c.Path, (c, a) => c.Path = a.Text(0))
        .Property("domain", c => c.Domain, (c, a) => c.Domain = a.Text(0))
        .Property("expires", c => c.Expires, (c, a) => c.Expires = Time(a.Value(0)))
        .Property("maxAge", c => c.MaxAge, (c, a) => c.MaxAge = a.Integer(0))
        .Property("secure", c => c.Secure, (c, a) => c.Secure = a.Flag(0))
        .Property("httpOnly", c => c.HttpOnly, (c, a) => c.HttpOnly = a.Flag(0))
        .Property("sameSite", c => c.SameSite, (c, a) => c.SameSite = a.Integer(0))
        .Method("string", c => c.ToString());

    public string Name { get; set; } = "";

    public string Value { get; set; } = "";

    private string Path { get; set; } = "";

    private string Domain { get; set; } = "";

    private DateTime? Expires { get; set; }

    private long MaxAge { get; set; }

    private bool Secure { get; set; }

    private bool HttpOnly { get; set; }

    private long SameSite { get; set; }

    /// <summary>The cookie of a request.</summary>
    public static ScriptCookie Find(HttpRequest http, string name) =>
        CookieText.Read(http.Headers.Cookie).FirstOrDefault(c => c.Name == name) is { Name: not null } found
            ? new ScriptCookie { Name = name, Value = found.Value }
            : throw new ScriptException("http: named cookie not present");

    /// <summary>All cookies of a request, in their order.</summary>
    public static List<ScriptCookie> All(HttpRequest http) =>
        [.. CookieText.Read(http.Headers.Cookie).Select(c => new ScriptCookie { Name = c.Name, Value = c.Value })];

    /// <summary>What <c>new Cookie({…})</c> makes.</summary>
    public static ScriptCookie Make(CallArguments a)
    {
        var made = new ScriptCookie();
        if (a[0] is not Jint.Native.Object.ObjectInstance given) return made;
        foreach (var name in Members)
        {
            if (given.TryGetValue(name, out var value)) Table.Members[name].Set!(made, new CallArguments(a.Engine, [value]));
        }

        return made;
    }

    /// <summary>As the header has it; empty if there can be no cookie of that name.</summary>
    public override string ToString()
    {
        if (!CookieText.IsName(Name)) return "";
        var text = new StringBuilder(Name).Append('=').Append(CookieText.Value(Value));
        if (CookieText.Attribute(Path) is { Length: > 0 } path) text.Append("; Path=").Append(path);
        if (CookieText.Attribute(Domain).TrimStart('.') is { Length: > 0 } domain) text.Append("; Domain=").Append(domain);
        if (Expires is { } expires) text.Append("; Expires=").Append(expires.ToString("R", CultureInfo.InvariantCulture));
        if (MaxAge != 0) text.Append("; Max-Age=").Append(Math.Max(0, MaxAge));
        if (HttpOnly) text.Append("; HttpOnly");
        if (Secure) text.Append("; Secure");
        return text.Append(SameSite switch { 2 => "; SameSite=Lax", 3 => "; SameSite=Strict", 4 => "; SameSite=None", _ => "" }).ToString();
    }

    /// <summary>Adds it to an answer, its value as it is: what decodes it is what has encoded it.</summary>
    public void AddTo(HttpResponse response)
    {
        if (ToString() is { Length: > 0 } header) response.Headers.Append("Set-Cookie", header);
    }

    private static DateTime? Time(object? value) => value switch
    {
        DateTime time => time,
        DateTimeOffset time => time == default ? null : time.UtcDateTime,
        _ => null,
    };
}
