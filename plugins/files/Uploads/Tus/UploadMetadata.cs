using System.Buffers.Text;
using System.Text;

namespace Holdall.Plugins.Files.Uploads.Tus;

/// <summary>The header <c>Upload-Metadata</c>: names, and values in Base64.</summary>
internal static class UploadMetadata
{
    private const string Header = "Upload-Metadata";

    /// <exception cref="ApiException">400, it can't be read.</exception>
    public static Dictionary<string, string> Read(RequestContext request)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in request.Http.Request.Headers[Header].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split(' ');
            if (parts.Length > 2 || !values.TryAdd(parts[0], parts.Length == 2 ? Decode(parts[1]) : "")) throw Unreadable();
        }

        return values;
    }

    public static void Write(RequestContext request, string fileName) =>
        request.Http.Response.Headers[Header] = "filename " + Convert.ToBase64String(Encoding.UTF8.GetBytes(fileName));

    private static string Decode(string base64) =>
        Base64.IsValid(base64) ? Encoding.UTF8.GetString(Convert.FromBase64String(base64)) : throw Unreadable();

    private static ApiException Unreadable() => ApiException.BadRequest($"{Header} must hold names and values in Base64.");
}
