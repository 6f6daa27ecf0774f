using System.Text.Json;
using System.Text.Unicode;

namespace Holdall.Auth;

/// <summary>What a provider of sign-ins has answered.</summary>
public sealed class OAuth2Answer
{
    /// <summary>HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>Media type in lower case, without parameters; may be empty.</summary>
    public string MediaType { get; init; } = "";

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body as JSON, whatever its media type.</summary>
    /// <exception cref="OAuth2Exception">The status is 400 or above, or the body is no JSON in UTF-8.</exception>
    public JsonElement ReadJson()
    {
        if (Status >= 400) throw new OAuth2Exception($"The provider has answered with the status {Status}.");
        // The parser leaves that to whoever reads a text of it.
        if (!Utf8.IsValid(Body.Span)) throw new OAuth2Exception("The provider has not answered with UTF-8.");
        try
        {
            return JsonElement.Parse(Body.Span);
        }
        catch (JsonException e)
        {
            throw new OAuth2Exception("The provider has not answered with JSON.", e);
        }
    }
}
