using System.Text;

namespace Holdall.Host.Jobs.Dashboard;

/// <summary>
/// The page that those see who are not signed in. It takes the token of the dashboard of this origin, in the same browser, and comes back.
/// </summary>
internal static class SignInPage
{
    public const string ScriptName = "sign-in.js";

    private const string Policy = "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The dashboard keeps what it knows of the superuser under a name that begins so.</summary>
    private const string Script = """
        const say = text => document.getElementById("text").textContent = text;
        const keys = Object.keys(localStorage).filter(key => key.startsWith("__pb_superusers__"));
        const tokens = keys.map(key => JSON.parse(localStorage.getItem(key) ?? "{}").token).filter(token => token);
        const root = new URL(document.currentScript.src);
        let signedIn = false;
        (async () => {
          for (const token of tokens) {
            const answer = await fetch(new URL("sign-in", root), { method: "POST", headers: { Authorization: token } });
            if (answer.ok) signedIn = true;
            else say((await answer.json()).message);
            if (signedIn) break;
          }
          if (signedIn) location.reload();
          else if (tokens.length === 0) say("Sign in to the dashboard in this browser first, then load this page again.");
        })();
        """;

    private static readonly byte[] ScriptBytes = Encoding.UTF8.GetBytes(Script);

    /// <summary>Sends the page, as an answer of 401.</summary>
    public static Task SendAsync(HttpContext http)
    {
        var root = http.Request.PathBase + JobsDashboardModule.Root;
        var page = $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Jobs</title></head>
            <body>
            <p id="text">Signing in…</p>
            <p><a href="{http.Request.PathBase}/_/">Dashboard</a></p>
            <script src="{root}/{ScriptName}"></script>
            </body>
            </html>
            """;
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return SendAsync(http, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(page));
    }

    /// <summary>Sends what the page runs.</summary>
    public static Task SendScriptAsync(HttpContext http) => SendAsync(http, "text/javascript; charset=utf-8", ScriptBytes);

    private static async Task SendAsync(HttpContext http, string type, byte[] content)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = type;
        http.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(content, http.RequestAborted);
    }
}
