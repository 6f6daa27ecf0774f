using Holdall.Auth;

namespace Holdall.Plugins.Auth.OAuth2.Providers;

/// <summary>Providers that everybody has an account with.</summary>
internal static class SocialProviders
{
    public static readonly IReadOnlyList<ProviderRow> All =
    [
        new()
        {
            Name = "google", DisplayName = "Google", Order = 2,
            Defaults = new()
            {
                AuthURL = "https://accounts.google.com/o/oauth2/v2/auth",
                TokenURL = "https://oauth2.googleapis.com/token",
                UserInfoURL = "https://www.googleapis.com/oauth2/v3/userinfo",
                Scopes = ["https://www.googleapis.com/auth/userinfo.profile", "https://www.googleapis.com/auth/userinfo.email"],
            },
            User = new() { Id = "sub", Name = "name", Email = "email", EmailFlags = ["email_verified"], Avatar = "picture" },
        },
        new()
        {
            Name = "yandex", DisplayName = "Yandex", Order = 4,
            Defaults = new()
            {
                AuthURL = "https://oauth.yandex.com/authorize",
                TokenURL = "https://oauth.yandex.com/token",
                UserInfoURL = "https://login.yandex.ru/info",
                Scopes = ["login:email", "login:avatar", "login:info"],
            },
            User = new() { Name = "real_name", Username = "login", Email = "default_email", Avatar = "default_avatar_id" },
            Complete = static (document, user) => user with
            {
                AvatarURL = document.GetFlag("is_avatar_empty") ? "" : $"https://avatars.yandex.net/get-yapic/{user.AvatarURL}/islands-200",
            },
        },
        new()
        {
            Name = "facebook", DisplayName = "Facebook", Order = 5,
            Defaults = new()
            {
                AuthURL = "https://www.facebook.com/v3.2/dialog/oauth",
                TokenURL = "https://graph.facebook.com/v3.2/oauth/access_token",
                UserInfoURL = "https://graph.facebook.com/me?fields=name,email,picture.type(large)",
                Scopes = ["email"],
            },
            User = new() { Name = "name", Email = "email", Avatar = "picture.data.url" },
        },
        new()
        {
            Name = "instagram2", DisplayName = "Instagram", Order = 6,
            Defaults = new()
            {
                AuthURL = "https://www.instagram.com/oauth/authorize",
                TokenURL = "https://api.instagram.com/oauth/access_token",
                UserInfoURL = "https://graph.instagram.com/me?fields="
                    + "id,username,account_type,user_id,name,profile_picture_url,followers_count,follows_count,media_count",
                Scopes = ["instagram_business_basic"],
            },
            User = new() { Id = "user_id", Name = "name", Username = "username", Avatar = "profile_picture_url" },
            CompleteAsync = static (request, _, user, _) => Task.FromResult(UserDetails.WithPermissions(request, user)),
        },
        new()
        {
            Name = "discord", DisplayName = "Discord", Order = 12,
            Defaults = new()
            {
                AuthURL = "https://discord.com/api/oauth2/authorize",
                TokenURL = "https://discord.com/api/oauth2/token",
                UserInfoURL = "https://discord.com/api/users/@me",
                Scopes = ["identify", "email"],
            },
            User = new() { Name = "global_name", Username = "username", Email = "email", EmailFlags = ["verified"], Avatar = "avatar" },
            Complete = UserDetails.OfDiscord,
        },
        new()
        {
            Name = "twitter", DisplayName = "X/Twitter", Order = 13,
            Defaults = new()
            {
                AuthURL = "https://x.com/i/oauth2/authorize",
                TokenURL = "https://api.x.com/2/oauth2/token",
                UserInfoURL = "https://api.x.com/2/users/me?user.fields=id,name,username,profile_image_url,confirmed_email",
                Scopes = ["users.read", "users.email", "tweet.read"],
            },
            User = new() { Root = "data", Name = "name", Username = "username", Email = "confirmed_email", Avatar = "profile_image_url" },
        },
        new()
        {
            Name = "kakao", DisplayName = "Kakao", Order = 14,
            Defaults = new()
            {
                AuthURL = "https://kauth.kakao.com/oauth/authorize",
                TokenURL = "https://kauth.kakao.com/oauth/token",
                UserInfoURL = "https://kapi.kakao.com/v2/user/me",
                Scopes = ["account_email", "profile_nickname", "profile_image"],
            },
            User = new()
            {
                IsIdNumber = true,
                Username = "properties.nickname",
                Email = "kakao_account.email",
                EmailFlags = ["kakao_account.is_email_valid", "kakao_account.is_email_verified"],
                Avatar = "properties.profile_image",
            },
        },
        new()
        {
            Name = "vk", DisplayName = "ВКонтакте", Order = 15,
            Defaults = new()
            {
                AuthURL = "https://oauth.vk.com/authorize",
                TokenURL = "https://oauth.vk.com/access_token",
                UserInfoURL = "https://api.vk.com/method/users.get?fields=photo_max,screen_name&v=5.131",
                Scopes = ["email"],
                Pkce = false,
            },
            User = new() { Root = "response.0", IsIdNumber = true, Username = "screen_name", Avatar = "photo_max" },
            CompleteAsync = static (request, document, user, _) => Task.FromResult(user with
            {
                Name = UserDetails.Join(document, "response.0.first_name", "response.0.last_name").Trim(),
                Email = request.Token.GetText("email"),
            }),
        },
    ];
}
