using Holdall.Collections;
using Holdall.Fields;
using Holdall.Records;

namespace Holdall.Plugins.Auth.ApiKeys;

/// <summary>A key is no way to get further credentials, or to change some, whatever its scope and its owner.</summary>
internal sealed class ApiKeyHooks : IHookModule
{
    private static readonly string[] Credentials = [FieldNames.Password, FieldNames.TokenKey, FieldNames.Email, FieldNames.Verified];

    /// <summary>Right before a record is saved, as handlers of others have left it.</summary>
    private static readonly HookOptions Last = new() { Priority = 9999, AppliesTo = static collection => collection.IsAuth || collection.IsOwned };

    public void AddHooks(IHooks hooks)
    {
        hooks.RecordCreateRequest.Use((e, next) => Guard(e, next, e.Record.Collection is { IsOwned: true } or { IsSuperusers: true }), Last);
        hooks.RecordUpdateRequest.Use((e, next) => Guard(e, next, e.Record.Collection.IsOwned || Array.Exists(Credentials, e.Record.IsUnsaved)), Last);
        hooks.RecordDeleteRequest.Use((e, next) => Guard(e, next, e.Record.Collection is { IsOwned: true } or { IsSuperusers: true }), Last);
    }

    /// <exception cref="ApiException">403, it came with a key.</exception>
    public static void Refuse(RequestContext request)
    {
        if (ApiKeyStore.IsUsedBy(request.Auth)) throw ApiException.Forbidden("API keys are not allowed to perform this action.");
    }

    private static Task Guard(RecordRequestEvent e, Func<Task> next, bool isAboutCredentials)
    {
        if (isAboutCredentials) Refuse(e.Request);
        return next();
    }
}
