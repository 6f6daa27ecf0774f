using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Holdall.Auth;

namespace Holdall.Plugins.Auth.OAuth2.IdTokens;

/// <summary>An <c>id_token</c>: a JWT in which a provider says who somebody is.</summary>
/// <param name="Header">Its header, a JSON object.</param>
/// <param name="Claims">What it says, a JSON object.</param>
/// <param name="Signed">The bytes that are signed.</param>
/// <param name="Signature">The signature.</param>
internal sealed record IdToken(UserDocument Header, UserDocument Claims, byte[] Signed, byte[] Signature)
{
    /// <summary>Takes a token apart. Nothing of it is checked.</summary>
    /// <exception cref="OAuth2Exception">It is none.</exception>
    public static IdToken Parse(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3) throw Unreadable(null);
        try
        {
            var signed = Encoding.ASCII.GetBytes(token[..token.LastIndexOf('.')]);
            return new IdToken(ReadObject(parts[0]), ReadObject(parts[1]), signed, Base64Url.DecodeFromChars(parts[2]));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw Unreadable(e);
        }
    }

    private static UserDocument ReadObject(string part)
    {
        var bytes = Base64Url.DecodeFromChars(part);
        if (!Utf8.IsValid(bytes)) throw Unreadable(null);
        var json = JsonElement.Parse(bytes);
        return json.ValueKind == JsonValueKind.Object ? new UserDocument(json) : throw Unreadable(null);
    }

    private static OAuth2Exception Unreadable(Exception? cause) => new("The provider has sent an id_token that can't be read.", cause);
}
