using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Holdall.Auth;

namespace Holdall.Plugins.Auth.OAuth2.Providers;

/// <summary>What providers say of users in ways of their own.</summary>
internal static partial class UserDetails
{
    /// <summary>Two texts with a space between them.</summary>
    public static string Join(UserDocument document, string first, string second) => $"{document.GetText(first)} {document.GetText(second)}";

    /// <summary>Accounts that have no display name yet go by their old one, with a number that tells namesakes apart.</summary>
    public static OAuth2User OfDiscord(UserDocument document, OAuth2User user)
    {
        var number = document.GetText("discriminator");
        var oldName = number is "" or "0" ? user.Username : $"{user.Username}#{number}";
        return user with
        {
            Name = user.Name.Length > 0 ? user.Name : oldName,
            AvatarURL = user.AvatarURL.Length > 0 ? $"https://cdn.discordapp.com/avatars/{user.Id}/{user.AvatarURL}.png" : "",
        };
    }

    /// <summary>Instagram says with the token what the user has allowed, which nobody who sees the user only would learn.</summary>
    public static OAuth2User WithPermissions(UserRequest request, OAuth2User user)
    {
        if (user.RawUser.TryGetProperty("permissions", out _)) return user;
        if (request.Token.Raw.ValueKind != JsonValueKind.Object || !request.Token.Raw.TryGetProperty("permissions", out var permissions)) return user;
        var raw = JsonObject.Create(user.RawUser)!;
        raw["permissions"] = JsonSerializer.SerializeToNode(permissions);
        return user with { RawUser = JsonSerializer.SerializeToElement(raw) };
    }

    /// <summary>GitLab gives the address before it is confirmed, too.</summary>
    public static OAuth2User OfGitLab(UserDocument document, OAuth2User user)
    {
        var isConfirmed = document.Find("confirmed_at") is { ValueKind: JsonValueKind.String } time
            && WholeTime().IsMatch(time.GetString()!)
            && time.TryGetDateTimeOffset(out var at)
            && at != DateTimeOffset.MinValue;
        return isConfirmed ? user : user with { Email = "" };
    }

    /// <summary>The user names of mailcow are mail addresses.</summary>
    public static OAuth2User OfMailcow(UserDocument document, OAuth2User user) => user with { Username = user.Username.Split('@', 2)[0] };

    /// <summary>A time of RFC 3339: of shorter ones, such as a date alone, nobody knows when it was.</summary>
    [GeneratedRegex(@"\A[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeTime();
}
