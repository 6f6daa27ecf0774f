namespace Holdall.Plugins.Auth.OAuth2.Providers;

/// <summary>Providers that people have accounts with in their leisure.</summary>
internal static class HobbyProviders
{
    public static readonly IReadOnlyList<ProviderRow> All =
    [
        new()
        {
            Name = "spotify", DisplayName = "Spotify", Order = 21,
            Defaults = new()
            {
                AuthURL = "https://accounts.spotify.com/authorize",
                TokenURL = "https://accounts.spotify.com/api/token",
                UserInfoURL = "https://api.spotify.com/v1/me",
                Scopes = ["user-read-private"],
            },
            User = new() { Name = "display_name", Avatar = "images.0.url" },
        },
        new()
        {
            Name = "trakt", DisplayName = "Trakt", Order = 22,
            Defaults = new()
            {
                AuthURL = "https://trakt.tv/oauth/authorize",
                TokenURL = "https://api.trakt.tv/oauth/token",
                UserInfoURL = "https://api.trakt.tv/users/settings",
            },
            Headers = [("Content-Type", "application/json"), ("trakt-api-key", "{clientId}"), ("trakt-api-version", "2")],
            User = new() { Root = "user", Id = "ids.uuid", Name = "name", Username = "username", Avatar = "images.avatar.full" },
        },
        new()
        {
            Name = "twitch", DisplayName = "Twitch", Order = 23,
            Defaults = new()
            {
                AuthURL = "https://id.twitch.tv/oauth2/authorize",
                TokenURL = "https://id.twitch.tv/oauth2/token",
                UserInfoURL = "https://api.twitch.tv/helix/users",
                Scopes = ["user:read:email"],
            },
            Headers = [("Client-Id", "{clientId}")],
            User = new() { Root = "data.0", Name = "display_name", Username = "login", Email = "email", Avatar = "profile_image_url" },
        },
        new()
        {
            Name = "patreon", DisplayName = "Patreon", Order = 24,
            Defaults = new()
            {
                AuthURL = "https://www.patreon.com/oauth2/authorize",
                TokenURL = "https://www.patreon.com/api/oauth2/token",
                UserInfoURL = "https://www.patreon.com/api/oauth2/v2/identity?fields%5Buser%5D=full_name,email,vanity,image_url,is_email_verified",
                Scopes = ["identity", "identity[email]"],
            },
            User = new()
            {
                Root = "data",
                Name = "attributes.full_name",
                Username = "attributes.vanity",
                Email = "attributes.email",
                EmailFlags = ["attributes.is_email_verified"],
                Avatar = "attributes.image_url",
            },
        },
        new()
        {
            Name = "strava", DisplayName = "Strava", Order = 25,
            Defaults = new()
            {
                AuthURL = "https://www.strava.com/oauth/authorize",
                TokenURL = "https://www.strava.com/api/v3/oauth/token",
                UserInfoURL = "https://www.strava.com/api/v3/athlete",
                Scopes = ["profile:read_all"],
            },
            User = new() { IsIdNumber = true, Username = "username", Avatar = "profile" },
            Complete = static (document, user) => user with { Name = UserDetails.Join(document, "firstname", "lastname") },
        },
    ];
}
