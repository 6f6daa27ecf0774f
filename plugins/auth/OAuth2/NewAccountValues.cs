using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.Auth.SignIn;

namespace Holdall.Plugins.Auth.OAuth2;

/// <summary>The values of a new account: what the client says, and otherwise what the provider says.</summary>
internal sealed class NewAccountValues(ICollections collections, IdentityLookup identities, AvatarDownload avatars)
{
    /// <summary>Makes them. A picture that a file field takes is downloaded, so this may take a while.</summary>
    public async Task<(Dictionary<string, object?> Values, IReadOnlyList<UploadedFile> Files)> MakeAsync(AuthWithOAuth2RequestEvent e)
    {
        var (user, mapped) = (e.OAuth2User, e.AuthCollection.Auth!.OAuth2.MappedFields);
        var values = new Dictionary<string, object?>(e.CreateData, StringComparer.Ordinal);
        if (values.GetValueOrDefault(FieldNames.Email) is not string { Length: > 0 }) values[FieldNames.Email] = user.Email;
        if (mapped.Id.Length > 0) values.TryAdd(mapped.Id, user.Id);
        if (mapped.Name.Length > 0) values.TryAdd(mapped.Name, user.Name);
        if (mapped.Username.Length > 0 && IsFree(e.AuthCollection, mapped.Username, user.Username)) values.TryAdd(mapped.Username, user.Username);
        if (mapped.AvatarURL.Length == 0 || user.AvatarURL.Length == 0 || values.ContainsKey(mapped.AvatarURL)) return (values, []);
        if (e.AuthCollection.Fields.Find(mapped.AvatarURL) is FileField field)
            return (values, await avatars.TryGetAsync(user.AvatarURL, field.Name, e.Aborted) is { } file ? [file] : []);
        values[mapped.AvatarURL] = user.AvatarURL;
        return (values, []);
    }

    /// <summary>Whether the field takes a user name, and nobody has it. Otherwise the field's own pattern makes one.</summary>
    private bool IsFree(Collection collection, string name, string username)
    {
        if (collection.Fields.Find(name) is not { } field) return false;
        if (field is TextField text && !collections.Accepts(text, username)) return false;
        var uniqueness = collections.UniquenessOf(collection, name);
        return uniqueness == Uniqueness.None || identities.FindBy(collection, name, uniqueness, username) is null;
    }
}
