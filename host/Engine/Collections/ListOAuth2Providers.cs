using Holdall.Engine.Schema;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Collections;

/// <summary>GET /api/collections/meta/oauth2-providers.</summary>
internal sealed class ListOAuth2Providers(OAuth2Providers providers)
{
    public Task RunAsync(RequestContext request) => request.JsonAsync(StatusCodes.Status200OK, providers.All, static (writer, all) =>
    {
        writer.WriteStartArray();
        foreach (var provider in all)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, provider.Name);
            writer.WriteString("displayName"u8, provider.DisplayName);
            writer.WriteString("logo"u8, provider.Logo);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });
}
