using System.Text.Json;
using Holdall.Auth;
using Holdall.Mail;

namespace Holdall.Plugins.Auth.OAuth2.Providers;

/// <summary>Addresses of providers that tell them on request only, or have several of a user.</summary>
internal static class EmailLists
{
    private const string GiteeURL = "https://gitee.com/api/v5/emails";

    public static async Task<OAuth2User> OfGitHubAsync(UserRequest request, UserDocument document, OAuth2User user, CancellationToken aborted)
    {
        var answer = await request.GetAsync(request.UserInfoURL + "/emails", aborted);
        if (IsRefusal(answer)) return user;
        var list = answer.ReadJson();
        if (list.ValueKind != JsonValueKind.Array) throw new OAuth2Exception("The provider has sent no list of addresses.");
        return user with { Email = Find(list, static entry => entry.GetFlag("verified") && entry.GetFlag("primary") ? entry.GetText("email") : "") };
    }

    public static async Task<OAuth2User> OfBitbucketAsync(UserRequest request, UserDocument document, OAuth2User user, CancellationToken aborted)
    {
        var answer = await request.GetAsync(request.UserInfoURL + "/emails", aborted);
        if (answer.Status >= 400) return user;
        if (new UserDocument(OAuth2Json.ObjectOf(answer.ReadJson())).Find("values") is not { ValueKind: JsonValueKind.Array } list) return user;
        return user with { Email = Find(list, static entry => entry.GetFlag("is_primary") && entry.GetFlag("is_confirmed") ? entry.GetText("email") : "") };
    }

    /// <summary>The address of the document may be a sentence that there is none.</summary>
    public static async Task<OAuth2User> OfGiteeAsync(UserRequest request, UserDocument document, OAuth2User user, CancellationToken aborted)
    {
        if (MailAddress.IsWellFormed(user.Email)) return user;
        var answer = await request.GetAsync(GiteeURL, aborted);
        return user with { Email = IsRefusal(answer) ? "" : FindOfGitee(answer) };
    }

    private static string FindOfGitee(OAuth2Answer answer)
    {
        if (answer.Status >= 400) answer.ReadJson();
        try
        {
            var list = answer.ReadJson();
            return list.ValueKind != JsonValueKind.Array ? "" : Find(list, static entry =>
                entry.GetText("state") == "confirmed" && IsPrimary(entry) && MailAddress.IsWellFormed(entry.GetText("email")) ? entry.GetText("email") : "");
        }
        catch (OAuth2Exception)
        {
            return "";
        }
    }

    private static bool IsPrimary(UserDocument entry) =>
        entry.Find("scope") is { ValueKind: JsonValueKind.Array } scopes
        && scopes.EnumerateArray().Any(static scope => scope.ValueKind == JsonValueKind.String && scope.ValueEquals("primary"u8));

    /// <summary>The user has not allowed to read addresses, or the server has none of them.</summary>
    private static bool IsRefusal(OAuth2Answer answer) => answer.Status is 401 or 403 or 404;

    private static string Find(JsonElement list, Func<UserDocument, string> choose)
    {
        foreach (var entry in list.EnumerateArray())
        {
            if (choose(new UserDocument(OAuth2Json.ObjectOf(entry))) is { Length: > 0 } email) return email;
        }

        return "";
    }
}
