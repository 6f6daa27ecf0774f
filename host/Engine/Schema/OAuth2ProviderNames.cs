using System.Collections.Frozen;

namespace Holdall.Engine.Schema;

/// <summary>The providers that an auth collection may name, in the order that they are shown in (spec 02, section 3.8).</summary>
internal static class OAuth2ProviderNames
{
    public static readonly IReadOnlyList<(string Name, string DisplayName)> All =
    [
        ("apple", "Apple"), ("google", "Google"), ("microsoft", "Microsoft"), ("yandex", "Yandex"), ("facebook", "Facebook"), ("instagram2", "Instagram"),
        ("github", "GitHub"), ("gitlab", "GitLab"), ("bitbucket", "Bitbucket"), ("gitee", "Gitee"), ("gitea", "Gitea/Forgejo"), ("discord", "Discord"),
        ("twitter", "X/Twitter"), ("kakao", "Kakao"), ("vk", "ВКонтакте"), ("linear", "Linear"), ("notion", "Notion"), ("monday", "monday.com"),
        ("lark", "Lark"), ("box", "Box"), ("spotify", "Spotify"), ("trakt", "Trakt"), ("twitch", "Twitch"), ("patreon", "Patreon"), ("strava", "Strava"),
        ("wakatime", "WakaTime"), ("livechat", "LiveChat"), ("mailcow", "mailcow"), ("planningcenter", "Planning Center"),
        ("oidc", "OIDC"), ("oidc2", "OIDC"), ("oidc3", "OIDC"),
    ];

    private static readonly FrozenSet<string> Known = All.Select(static provider => provider.Name).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsKnown(string name) => Known.Contains(name);
}
