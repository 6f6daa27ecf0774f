namespace Holdall.Plugins.Auth.OAuth2.Providers;

/// <summary>Providers that people have accounts with at work.</summary>
internal static class WorkProviders
{
    public static readonly IReadOnlyList<ProviderRow> All =
    [
        new()
        {
            Name = "linear", DisplayName = "Linear", Order = 16,
            Defaults = new()
            {
                AuthURL = "https://linear.app/oauth/authorize",
                TokenURL = "https://api.linear.app/oauth/token",
                UserInfoURL = "https://api.linear.app/graphql",
                Scopes = ["read"],
                Pkce = false,
            },
            Query = "query { viewer { id displayName name email avatarUrl active } }",
            Required = ("data.viewer.active", true),
            User = new() { Root = "data.viewer", Name = "name", Username = "displayName", Email = "email", Avatar = "avatarUrl" },
        },
        new()
        {
            Name = "notion", DisplayName = "Notion", Order = 17,
            Defaults = new()
            {
                AuthURL = "https://api.notion.com/v1/oauth/authorize",
                TokenURL = "https://api.notion.com/v1/oauth/token",
                UserInfoURL = "https://api.notion.com/v1/users/me",
            },
            Headers = [("Notion-Version", "2022-06-28")],
            User = new() { Root = "bot.owner.user", Name = "name", Email = "person.email", Avatar = "avatar_url" },
        },
        new()
        {
            Name = "monday", DisplayName = "monday.com", Order = 18,
            Defaults = new()
            {
                AuthURL = "https://auth.monday.com/oauth2/authorize",
                TokenURL = "https://auth.monday.com/oauth2/token",
                UserInfoURL = "https://api.monday.com/v2",
                Scopes = ["me:read"],
            },
            Query = "query { me { id enabled name email is_verified photo_small } }",
            Required = ("data.me.enabled", true),
            User = new() { Root = "data.me", Name = "name", Email = "email", EmailFlags = ["is_verified"], Avatar = "photo_small" },
        },
        new()
        {
            Name = "lark", DisplayName = "Lark", Order = 19,
            Defaults = new()
            {
                AuthURL = "https://accounts.feishu.cn/open-apis/authen/v1/authorize",
                TokenURL = "https://open.feishu.cn/open-apis/authen/v2/oauth/token",
                UserInfoURL = "https://open.feishu.cn/open-apis/authen/v1/user_info",
            },
            User = new() { Root = "data", Id = "union_id", Name = "name", Avatar = "avatar_url" },
        },
        new()
        {
            Name = "box", DisplayName = "Box", Order = 20,
            Defaults = new()
            {
                AuthURL = "https://account.box.com/api/oauth2/authorize",
                TokenURL = "https://api.box.com/oauth2/token",
                UserInfoURL = "https://api.box.com/2.0/users/me",
                Scopes = ["root_readonly"],
            },
            Required = ("status", "active"),
            User = new() { Name = "name", Email = "login", Avatar = "avatar_url" },
        },
        new()
        {
            Name = "livechat", DisplayName = "LiveChat", Order = 27,
            Defaults = new()
            {
                AuthURL = "https://accounts.livechat.com/",
                TokenURL = "https://accounts.livechat.com/token",
                UserInfoURL = "https://accounts.livechat.com/v2/accounts/me",
            },
            User = new() { Id = "account_id", Name = "name", Email = "email", EmailFlags = ["email_verified"], Avatar = "avatar_url" },
        },
        new()
        {
            Name = "mailcow", DisplayName = "mailcow", Order = 28,
            Defaults = new() { Scopes = ["profile"] },
            Required = ("active", 1L),
            User = new() { Name = "full_name", Username = "username", Email = "email" },
            Complete = UserDetails.OfMailcow,
        },
        new()
        {
            Name = "planningcenter", DisplayName = "Planning Center", Order = 29,
            Defaults = new()
            {
                AuthURL = "https://api.planningcenteronline.com/oauth/authorize",
                TokenURL = "https://api.planningcenteronline.com/oauth/token",
                UserInfoURL = "https://api.planningcenteronline.com/people/v2/me",
                Scopes = ["people"],
            },
            Required = ("data.attributes.status", "active"),
            User = new() { Root = "data", Name = "attributes.name", Avatar = "attributes.avatar" },
        },
    ];
}
