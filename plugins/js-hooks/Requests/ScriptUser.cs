using System.Text.Json;
using Holdall.Auth;
using Holdall.Values;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>What a provider of sign-ins says of somebody, in the hands of a script.</summary>
internal sealed class ScriptUser(OAuth2User user)
{
    public static readonly HostType<ScriptUser> Table = new HostType<ScriptUser>("OAuth2User")
        .Property("id", u => u._user.Id, (u, a) => u._user = u._user with { Id = a.Text(0) })
        .Property("name", u => u._user.Name, (u, a) => u._user = u._user with { Name = a.Text(0) })
        .Property("username", u => u._user.Username, (u, a) => u._user = u._user with { Username = a.Text(0) })
        .Property("email", u => u._user.Email, (u, a) => u._user = u._user with { Email = a.Text(0) })
        .Property("avatarURL", u => u._user.AvatarURL, (u, a) => u._user = u._user with { AvatarURL = a.Text(0) })
        .Property("accessToken", u => u._user.AccessToken, (u, a) => u._user = u._user with { AccessToken = a.Text(0) })
        .Property("refreshToken", u => u._user.RefreshToken, (u, a) => u._user = u._user with { RefreshToken = a.Text(0) })
        .Property("expiry", u => u._user.Expiry ?? default(DateTimeOffset))
        .Property("rawUser", u => u.Raw, (u, a) => u._raw = a.Map(0));

    private OAuth2User _user = user;
    private Dictionary<string, object?>? _raw;

    private Dictionary<string, object?> Raw =>
        _raw ??= _user.RawUser.ValueKind == JsonValueKind.Object ? (Dictionary<string, object?>)Cast.FromElement(_user.RawUser)! : [];

    public OAuth2User ToUser() => _raw is null ? _user : _user with { RawUser = JsonSerializer.Deserialize<JsonElement>(Cast.Serialize(_raw)) };
}
