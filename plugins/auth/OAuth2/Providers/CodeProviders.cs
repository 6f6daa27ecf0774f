namespace Holdall.Plugins.Auth.OAuth2.Providers;

/// <summary>Providers that programmers have accounts with.</summary>
internal static class CodeProviders
{
    public static readonly IReadOnlyList<ProviderRow> All =
    [
        new()
        {
            Name = "github", DisplayName = "GitHub", Order = 7,
            Defaults = new()
            {
                AuthURL = "https://github.com/login/oauth/authorize",
                TokenURL = "https://github.com/login/oauth/access_token",
                UserInfoURL = "https://api.github.com/user",
                Scopes = ["read:user", "user:email"],
            },
            User = new() { IsIdNumber = true, Name = "name", Username = "login", Avatar = "avatar_url" },
            CompleteAsync = EmailLists.OfGitHubAsync,
        },
        new()
        {
            Name = "gitlab", DisplayName = "GitLab", Order = 8,
            Defaults = new()
            {
                AuthURL = "https://gitlab.com/oauth/authorize",
                TokenURL = "https://gitlab.com/oauth/token",
                UserInfoURL = "https://gitlab.com/api/v4/user",
                Scopes = ["read_user"],
            },
            User = new() { IsIdNumber = true, Name = "name", Username = "username", Email = "email", Avatar = "avatar_url" },
            Complete = UserDetails.OfGitLab,
        },
        new()
        {
            Name = "bitbucket", DisplayName = "Bitbucket", Order = 9,
            Defaults = new()
            {
                AuthURL = "https://bitbucket.org/site/oauth2/authorize",
                TokenURL = "https://bitbucket.org/site/oauth2/access_token",
                UserInfoURL = "https://api.bitbucket.org/2.0/user",
                Scopes = ["account"],
                Pkce = false,
            },
            Required = ("account_status", "active"),
            User = new() { Id = "uuid", Name = "display_name", Username = "username", Avatar = "links.avatar.href" },
            CompleteAsync = EmailLists.OfBitbucketAsync,
        },
        new()
        {
            Name = "gitee", DisplayName = "Gitee", Order = 10,
            Defaults = new()
            {
                AuthURL = "https://gitee.com/oauth/authorize",
                TokenURL = "https://gitee.com/oauth/token",
                UserInfoURL = "https://gitee.com/api/v5/user",
                Scopes = ["user_info", "emails"],
            },
            User = new() { IsIdNumber = true, Name = "name", Username = "login", Email = "email", Avatar = "avatar_url" },
            CompleteAsync = EmailLists.OfGiteeAsync,
        },
        new()
        {
            Name = "gitea", DisplayName = "Gitea/Forgejo", Order = 11,
            Defaults = new()
            {
                AuthURL = "https://gitea.com/login/oauth/authorize",
                TokenURL = "https://gitea.com/login/oauth/access_token",
                UserInfoURL = "https://gitea.com/api/v1/user",
                Scopes = ["read:user", "user:email"],
            },
            Required = ("active", true),
            User = new() { IsIdNumber = true, Name = "full_name", Username = "login", Avatar = "avatar_url" },
            CompleteAsync = EmailLists.OfGitHubAsync,
        },
        new()
        {
            Name = "wakatime", DisplayName = "WakaTime", Order = 26,
            Defaults = new()
            {
                AuthURL = "https://wakatime.com/oauth/authorize",
                TokenURL = "https://wakatime.com/oauth/token",
                UserInfoURL = "https://wakatime.com/api/v1/users/current",
                Scopes = ["email"],
            },
            User = new()
            {
                Root = "data", Name = "display_name", Username = "username", Email = "email", EmailFlags = ["is_email_confirmed"], Avatar = "photo",
            },
            Complete = static (document, user) => document.GetFlag("data.photo_public") ? user : user with { AvatarURL = "" },
        },
    ];
}
