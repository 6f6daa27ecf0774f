using System.Text.RegularExpressions;
using Holdall.Collections;
using Holdall.Engine.Fields.Validation;
using Holdall.Engine.Rules;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Http;

namespace Holdall.Engine.Collections.Validation;

/// <summary>The built-in checks of a collection: the first failure of each property, all properties together.</summary>
internal sealed partial class CollectionValidator(
    SchemaCache schema, OAuth2Providers providers, IRuleValidator? rules = null, CollectionOptionChecks? options = null, SignInWays? ways = null)
{
    private const int MaxIdLength = 100;
    private const int MaxNameLength = 255;

    private static readonly FieldError IdTaken = new("validation_invalid_or_existing_id", "The model id is invalid or already exists.");
    private static readonly FieldError SystemFlagChange = new("validation_collection_system_flag_change", "System collection state cannot be changed.");
    private static readonly FieldError TypeChange = new("validation_collection_type_change", "Collection type cannot be changed.");
    private static readonly FieldError SystemNameChange = new("validation_collection_system_name_change", "System collection name cannot be changed.");
    private static readonly FieldError NameExists = new("validation_collection_name_exists", "Collection name must be unique (case insensitive).");
    private static readonly FieldError NameIsId = new("validation_collection_name_id_duplicate", "The name must not match an existing collection id.");
    private static readonly FieldError NameOfTable = new("validation_collection_name_invalid", "The name shouldn't match with an existing internal table.");

    /// <summary>All errors by path.</summary>
    /// <param name="session">A connection for reading.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="original">What it was before; null for a new one.</param>
    /// <param name="tried">What came of the query of a view, if it was tried already.</param>
    public FieldErrors Validate(DbSession session, Collection collection, Collection? original, TriedView? tried = null)
    {
        var change = new CollectionChange(collection, original, schema.Current, new FieldErrors());
        change.Errors.AddIf("id", IdError(change));
        if (original is not null && original.System != collection.System) change.Errors.Add("system", SystemFlagChange);
        change.Errors.AddIf("type", TypeError(change));
        change.Errors.AddIf("name", NameError(session, change));
        FieldsValidator.Validate(change);
        new RulesValidator(rules).Validate(change);
        IndexesValidator.Validate(session, change);
        if (collection.IsView) ViewValidator.Validate(session, change, tried);
        if (collection.IsAuth) new AuthOptionsValidator(change, providers, rules, ways).Validate();
        options?.Validate(change);
        return change.Errors;
    }

    private static FieldError? IdError(CollectionChange change)
    {
        var id = change.Collection.Id;
        if (id.Length == 0) return FieldError.Required;
        if (change.Original is { } original) return original.Id == id ? null : FieldError.Mismatch;
        if (ValidationErrors.Length(id, 1, MaxIdLength) is { } length) return length;
        if (!Word().IsMatch(id)) return ValidationErrors.Format;
        return change.Schema.FindById(id) is null ? null : IdTaken;
    }

    private static FieldError? TypeError(CollectionChange change)
    {
        var type = change.Collection.Type;
        if (type.Length == 0) return FieldError.Required;
        if (type is not (CollectionTypes.Base or CollectionTypes.Auth or CollectionTypes.View)) return FieldError.NotInList;
        return change.Original is { } original && original.Type != type ? TypeChange : null;
    }

    private static FieldError? NameError(DbSession session, CollectionChange change)
    {
        var name = change.Collection.Name;
        if (name.Length == 0) return FieldError.Required;
        if (ValidationErrors.Length(name, 1, MaxNameLength) is { } length) return length;
        if (name.Contains("_via_", StringComparison.OrdinalIgnoreCase)) return ValidationErrors.Via;
        if (!Word().IsMatch(name)) return ValidationErrors.Format;
        if (change.Original is { System: true } original && original.Name != name) return SystemNameChange;
        foreach (var other in change.Schema.All)
        {
            if (other.Id != (change.Original?.Id ?? "") && other.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return NameExists;
        }

        if (change.Schema.FindById(name) is not null) return NameIsId;
        var isChanged = change.Original is null || !change.Original.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
        // An import checks what it has saved already: then the table is that of the collection itself.
        return isChanged && change.Schema.FindByName(name) is null && Catalog.HasTableOrView(session, name) ? NameOfTable : null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_]+\z")]
    private static partial Regex Word();
}
