using System.Text.Json;
using Holdall.Engine.Schema;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Collections;

/// <summary>GET /api/collections/meta/oauth2-providers (spec 02, section 3.8).</summary>
internal static class ListOAuth2Providers
{
    public static Task RunAsync(RequestContext request) => request.JsonAsync(StatusCodes.Status200OK, OAuth2ProviderNames.All, static (writer, providers) =>
    {
        writer.WriteStartArray();
        foreach (var (name, displayName) in providers)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, name);
            writer.WriteString("displayName"u8, displayName);
            writer.WriteString("logo"u8, Logo(displayName));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    /// <summary>A badge with the initial: the logos of other companies are not ours to ship.</summary>
    private static string Logo(string displayName) =>
        $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#e5e7eb"/><text x="16" y="22" text-anchor="middle" font-family="sans-serif" font-size="18" fill="#374151">{char.ToUpperInvariant(displayName[0])}</text></svg>""";
}
