using Holdall.Collections;

namespace Holdall.Auth;

/// <summary>Limits a caller to some collections: for the others all rules are locked, also for a superuser.</summary>
/// <param name="everywhere">What may be done with any collection.</param>
/// <param name="byCollection">What else may be done, by the ids of collections.</param>
public sealed class AccessScope(AccessRights everywhere, IReadOnlyDictionary<string, AccessRights>? byCollection = null)
{
    /// <summary>No records at all.</summary>
    public static readonly AccessScope None = new(AccessRights.None);

    /// <summary>What whoever it stops is told instead of what is missing; null = nothing of its own.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether it covers that.</summary>
    public bool Allows(Collection collection, AccessRights rights) =>
        ((everywhere | (byCollection?.GetValueOrDefault(collection.Id) ?? AccessRights.None)) & rights) == rights;
}
