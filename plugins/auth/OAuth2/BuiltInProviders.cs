namespace Holdall.Plugins.Auth.OAuth2;

/// <summary>The providers that the product knows.</summary>
internal static class BuiltInProviders
{
    public static readonly IReadOnlyList<BuiltInProvider> All =
    [
        new("apple", "Apple", 1),
        new("google", "Google", 2),
        new("microsoft", "Microsoft", 3),
        new("yandex", "Yandex", 4),
        new("facebook", "Facebook", 5),
        new("instagram2", "Instagram", 6),
        new("github", "GitHub", 7),
        new("gitlab", "GitLab", 8),
        new("bitbucket", "Bitbucket", 9),
        new("gitee", "Gitee", 10),
        new("gitea", "Gitea/Forgejo", 11),
        new("discord", "Discord", 12),
        new("twitter", "X/Twitter", 13),
        new("kakao", "Kakao", 14),
        new("vk", "ВКонтакте", 15),
        new("linear", "Linear", 16),
        new("notion", "Notion", 17),
        new("monday", "monday.com", 18),
        new("lark", "Lark", 19),
        new("box", "Box", 20),
        new("spotify", "Spotify", 21),
        new("trakt", "Trakt", 22),
        new("twitch", "Twitch", 23),
        new("patreon", "Patreon", 24),
        new("strava", "Strava", 25),
        new("wakatime", "WakaTime", 26),
        new("livechat", "LiveChat", 27),
        new("mailcow", "mailcow", 28),
        new("planningcenter", "Planning Center", 29),
        new("oidc", "OIDC", 99),
        new("oidc2", "OIDC", 99),
        new("oidc3", "OIDC", 99),
    ];
}
