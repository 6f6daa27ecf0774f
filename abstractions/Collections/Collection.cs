using System.Collections.Frozen;
using Holdall.Fields;

namespace Holdall.Collections;

/// <summary>
/// A named set of records with the same fields, and the rules that protect them. Immutable: a change makes a copy with
/// <c>with</c>, and <see cref="ICollections"/> stores it.
/// </summary>
public sealed record Collection
{
    /// <summary>Id; never changes. Empty until the collection is saved for the first time.</summary>
    public string Id { get; init; } = "";

    /// <summary>Name, unique regardless of letter case; also the name of the table.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="CollectionTypes"/>; never changes.</summary>
    public string Type { get; init; } = CollectionTypes.Base;

    /// <summary>Belongs to the product: it can't be renamed or deleted, nor its rules changed.</summary>
    public bool System { get; init; }

    /// <summary>The fields in their order.</summary>
    public FieldList Fields { get; init; } = FieldList.Empty;

    /// <summary><c>CREATE INDEX</c> statements.</summary>
    public IReadOnlyList<string> Indexes { get; init; } = [];

    /// <summary>Who may list: null = superusers only, empty = everyone, else a filter that a record must satisfy.</summary>
    public string? ListRule { get; init; }

    /// <summary>Who may view; see <see cref="ListRule"/>.</summary>
    public string? ViewRule { get; init; }

    /// <summary>Who may create; see <see cref="ListRule"/>.</summary>
    public string? CreateRule { get; init; }

    /// <summary>Who may update; see <see cref="ListRule"/>.</summary>
    public string? UpdateRule { get; init; }

    /// <summary>Who may delete; see <see cref="ListRule"/>.</summary>
    public string? DeleteRule { get; init; }

    /// <summary>The options of an auth collection; null for the other types.</summary>
    public AuthOptions? Auth { get; init; }

    /// <summary>The SELECT of a view collection; null for the other types.</summary>
    public string? ViewQuery { get; init; }

    /// <summary>When it was created, as stored; empty if unknown.</summary>
    public string Created { get; init; } = "";

    /// <summary>When it was saved last, as stored; empty if unknown.</summary>
    public string Updated { get; init; } = "";

    /// <summary>Names of fields of a view that have lost their column; they read as zero values.</summary>
    internal IReadOnlySet<string> LostFields { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The options of plugins that are set.</summary>
    internal CollectionOptionValues Extensions { get; init; } = CollectionOptionValues.None;

    /// <summary>Whether records can sign in.</summary>
    public bool IsAuth => Type == CollectionTypes.Auth;

    /// <summary>Whether it shows the rows of a SELECT.</summary>
    public bool IsView => Type == CollectionTypes.View;

    /// <summary>Whether its records are superusers.</summary>
    public bool IsSuperusers => Name == SystemCollections.Superusers;

    /// <summary>
    /// Whether its records belong to auth records, which they name in <see cref="FieldNames.CollectionRef"/> and
    /// <see cref="FieldNames.RecordRef"/>: they must exist, and what belongs to them goes with them.
    /// </summary>
    public bool IsOwned => System
        && Type == CollectionTypes.Base && Fields.Find(FieldNames.CollectionRef) is TextField && Fields.Find(FieldNames.RecordRef) is TextField;

    /// <summary>An option that a plugin has added; its default when the collection does not say.</summary>
    public TOptions Get<TOptions>(CollectionOption<TOptions> option) where TOptions : class, new() => Extensions.Get(option);

    /// <summary>The collection with an option that a plugin has added, to be saved; null takes it out.</summary>
    public Collection With<TOptions>(CollectionOption<TOptions> option, TOptions? value) where TOptions : class, new() =>
        this with { Extensions = Extensions.With(option.Name, value) };

    /// <summary>Who sees a field of its records.</summary>
    internal FieldVisibility VisibilityOf(Field field)
    {
        if (IsAuth && field.Name is (FieldNames.Password or FieldNames.TokenKey)) return FieldVisibility.Nobody;
        if (field.Hidden) return FieldVisibility.Superusers;
        return IsAuth && field.Name == FieldNames.Email ? FieldVisibility.Email : FieldVisibility.Everyone;
    }
}
