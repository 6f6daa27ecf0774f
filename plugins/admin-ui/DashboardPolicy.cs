using System.Security.Cryptography;
using System.Text;

namespace Holdall.Plugins.AdminUi;

/// <summary>What the dashboard may load and run.</summary>
internal static class DashboardPolicy
{
    /// <summary>What every file is sent with but for the page, as PocketBase sends its dashboard.</summary>
    public const string OfFiles =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' http://127.0.0.1:* https://tile.openstreetmap.org data: blob:; " +
        "connect-src 'self' http://127.0.0.1:* https://nominatim.openstreetmap.org; script-src 'self' http://127.0.0.1:*; frame-ancestors 'none'";

    /// <summary>It counts what the page is sent with. Whatever else runs on the machine of who looks at it is no source of scripts.</summary>
    private const string OfPage =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' https://tile.openstreetmap.org data: blob:; " +
        "connect-src 'self' https://nominatim.openstreetmap.org; script-src 'self'";

    /// <summary>The page shows PDF files in a frame, as copies in its memory. A frame like that has the policy of the page.</summary>
    private const string End = "; frame-ancestors 'none'; frame-src blob:";

    private const string ScriptStart = "<script";
    private const string ScriptEnd = "</script>";

    /// <summary>A script that stands in the page runs because it is this very one, as it is sent; another one that gets in there does not.</summary>
    public static string Of(string page)
    {
        var policy = new StringBuilder(OfPage);
        for (var at = page.IndexOf(ScriptStart, StringComparison.Ordinal); at >= 0; at = page.IndexOf(ScriptStart, at, StringComparison.Ordinal))
        {
            var start = page.IndexOf('>', at) + 1;
            at = page.IndexOf(ScriptEnd, start, StringComparison.Ordinal);
            if (at > start) policy.Append(" 'sha256-").Append(HashOf(page.AsSpan(start, at - start))).Append('\'');
        }

        return policy.Append(End).ToString();
    }

    private static string HashOf(ReadOnlySpan<char> script)
    {
        var text = new byte[Encoding.UTF8.GetByteCount(script)];
        Encoding.UTF8.GetBytes(script, text);
        return Convert.ToBase64String(SHA256.HashData(text));
    }
}
