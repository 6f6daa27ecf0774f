namespace Holdall.Collections;

/// <summary>Sign-in with a password.</summary>
public sealed record PasswordAuthOptions
{
    /// <summary>Whether it is possible.</summary>
    public bool Enabled { get; init; }

    /// <summary>Fields that may hold the identity, in the order they are tried.</summary>
    public IReadOnlyList<string> IdentityFields { get; init => field = value ?? []; } = [];
}
