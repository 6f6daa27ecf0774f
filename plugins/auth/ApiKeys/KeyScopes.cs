using System.Text.Json;
using Holdall.Auth;
using Holdall.Collections;

namespace Holdall.Plugins.Auth.ApiKeys;

/// <summary>
/// What a key is good for: the text <c>*</c> for everything that its owner may do, or an object with the actions by collection, <c>*</c> for every one.
/// Stored are the ids of the collections.
/// </summary>
internal static class KeyScopes
{
    public const string Everything = "*";

    /// <summary>The limit of a stored scope; null = none. What can't be read allows nothing.</summary>
    public static AccessScope? Read(JsonElement scopes)
    {
        if (scopes.ValueKind == JsonValueKind.String && scopes.GetString() == Everything) return null;
        if (scopes.ValueKind != JsonValueKind.Object) return AccessScope.None;
        var everywhere = AccessRights.None;
        var byCollection = new Dictionary<string, AccessRights>(StringComparer.Ordinal);
        foreach (var entry in scopes.EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.Array) return AccessScope.None;
            var rights = AccessRights.None;
            foreach (var action in entry.Value.EnumerateArray()) rights |= RightOf(action.ValueKind == JsonValueKind.String ? action.GetString() : null);
            if (entry.Name == Everything) everywhere = rights;
            else byCollection[entry.Name] = rights;
        }

        return new AccessScope(everywhere, byCollection);
    }

    /// <summary>What is to be stored of submitted scopes; null with errors when they are not valid.</summary>
    public static object? Parse(object? submitted, ICollections collections, FieldErrors errors)
    {
        if (submitted is Everything) return Everything;
        if (submitted is not IEnumerable<KeyValuePair<string, object?>> entries)
        {
            errors.Add(ApiKeyStore.Scopes, submitted is null or "" ? FieldError.Required : FieldError.Invalid);
            return null;
        }

        var scopes = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, actions) in entries)
        {
            var id = name == Everything ? name : collections.Find(name)?.Id;
            if (id is null) errors.Add(ApiKeyStore.Scopes, "validation_missing_collection", "There is no collection of this name.");
            else if (!AreActions(actions)) errors.Add($"{ApiKeyStore.Scopes}.{name}", FieldError.NotInList);
            else scopes[id] = actions;
        }

        if (scopes.Count == 0) errors.Add(ApiKeyStore.Scopes, FieldError.Required);
        return scopes;
    }

    private static bool AreActions(object? actions)
    {
        if (actions is string or not IEnumerable<object?>) return false;
        foreach (var action in (IEnumerable<object?>)actions)
        {
            if (RightOf(action as string) == AccessRights.None) return false;
        }

        return true;
    }

    private static AccessRights RightOf(string? action) => action switch
    {
        "read" => AccessRights.Read,
        "create" => AccessRights.Create,
        "update" => AccessRights.Update,
        "delete" => AccessRights.Delete,
        _ => AccessRights.None,
    };
}
