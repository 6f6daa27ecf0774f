using Holdall.Records;

namespace Holdall.Plugins.Auth.Records;

/// <summary>What else happens when auth records are saved.</summary>
internal sealed class AuthRecordHooks(AuthFormChecks checks, CredentialRecords credentials) : IHookModule
{
    /// <summary>After the handlers of others, which may still change the record, and right before the record is saved.</summary>
    private static readonly HookOptions Last = new() { Priority = 9999, AppliesTo = static collection => collection.IsAuth };

    /// <summary>Where built-in reactions stand: behind the handlers of others.</summary>
    private static readonly HookOptions Late = Last with { Priority = 99 };

    public void AddHooks(IHooks hooks)
    {
        hooks.RecordUpdateExecute.Use((e, next) => credentials.AroundUpdateAsync(e.Record, next, e.Aborted), Late);
        hooks.RecordCreateRequest.Use(async (e, next) =>
        {
            await checks.CheckAsync(e, "Failed to create record.");
            await next();
        }, Last);
        hooks.RecordUpdateRequest.Use(async (e, next) =>
        {
            await checks.CheckAsync(e, "Failed to update record.");
            await next();
        }, Last);
    }
}
