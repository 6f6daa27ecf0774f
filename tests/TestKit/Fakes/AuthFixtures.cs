using Holdall.Collections;
using Holdall.Fields;

namespace Holdall.TestKit.Fakes;

/// <summary>Auth collections for tests.</summary>
public static class AuthFixtures
{
    /// <summary>A collection of users who can sign in with a password.</summary>
    public static Collection Users(string name = "users", string id = "_pb_users_auth_") => new()
    {
        Id = id,
        Name = name,
        Type = CollectionTypes.Auth,
        Fields =
        [
            new TextField { Name = "id", PrimaryKey = true, System = true, Required = true },
            new PasswordField { Name = "password", System = true, Hidden = true, Required = true },
            new TextField { Name = "tokenKey", System = true, Hidden = true, Required = true },
            new EmailField { Name = "email", System = true, Required = true },
            new BoolField { Name = "emailVisibility", System = true },
            new BoolField { Name = "verified", System = true },
            new TextField { Name = "username" },
        ],
        Indexes =
        [
            $"CREATE UNIQUE INDEX `idx_tokenKey_{id}` ON `{name}` (`tokenKey`)",
            $"CREATE UNIQUE INDEX `idx_email_{id}` ON `{name}` (`email`) WHERE `email` != ''",
            $"CREATE UNIQUE INDEX `idx_username_{id}` ON `{name}` (username COLLATE NOCASE)",
        ],
        ListRule = "",
        ViewRule = "",
        Auth = new AuthOptions
        {
            AuthRule = "",
            PasswordAuth = new PasswordAuthOptions { Enabled = true, IdentityFields = ["username", "email"] },
            AuthToken = Token('S', 432000),
            FileToken = Token('F', 180),
            VerificationToken = Token('V', 86400),
            PasswordResetToken = Token('P', 1800),
            EmailChangeToken = Token('E', 1800),
        },
    };

    /// <summary>The collection of superusers.</summary>
    public static Collection Superusers() => Users(SystemCollections.Superusers, "pbc_3142635823") with
    {
        System = true,
        ListRule = null,
        ViewRule = null,
    };

    private static TokenOptions Token(char secret, long duration) => new() { Secret = new string(secret, 50), Duration = duration };
}
