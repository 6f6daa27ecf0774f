using Holdall.Collections;
using Holdall.Plugins.Auth.Passkeys;

namespace Holdall.Plugins.Auth.Options;

/// <summary>What auth collections can switch on beyond the reference.</summary>
internal static class AccountOptions
{
    public static readonly CollectionOption<TotpOptions> Totp = new("totp") { Kind = CollectionKind.Auth };

    public static readonly CollectionOption<SessionOptions> Sessions = new("sessions") { Kind = CollectionKind.Auth };

    public static readonly CollectionOption<ApiKeyOptions> ApiKeys = new("apiKeys") { Kind = CollectionKind.Auth };

    public static readonly CollectionOption<PasskeyOptions> Passkeys = new("passkeys") { Kind = CollectionKind.Auth };

    public static readonly CollectionOption<LeakedPasswordOptions> LeakedPasswords = new("leakedPasswords") { Kind = CollectionKind.Auth };
}

/// <summary>Codes of an authenticator app as a second factor.</summary>
internal sealed record TotpOptions
{
    /// <summary>Whether accounts can enrol one, and are asked for it then.</summary>
    public bool Enabled { get; init; }

    /// <summary>Whether accounts without one can do nothing but enrol one.</summary>
    public bool Required { get; init; }
}

/// <summary>A list of sessions that can be ended.</summary>
internal sealed record SessionOptions
{
    /// <summary>Whether each sign-in is a session of its own.</summary>
    public bool Enabled { get; init; }
}

/// <summary>Keys for programs.</summary>
internal sealed record ApiKeyOptions
{
    /// <summary>Whether accounts can have some.</summary>
    public bool Enabled { get; init; }
}

/// <summary>Passwords that others know already.</summary>
internal sealed record LeakedPasswordOptions
{
    /// <summary>Whether new passwords are looked for in the list of the operator.</summary>
    public bool Enabled { get; init; }
}
