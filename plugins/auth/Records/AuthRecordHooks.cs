using Holdall.Records;

namespace Holdall.Plugins.Auth.Records;

/// <summary>What else happens when auth records are saved (spec 05, sections 1.5 and 1.6).</summary>
internal sealed class AuthRecordHooks(AuthFormChecks checks) : IHookModule
{
    /// <summary>After the handlers of others, which may still change the record, and right before the record is saved.</summary>
    private static readonly HookOptions Last = new() { Priority = 9999, AppliesTo = static collection => collection.IsAuth };

    public void AddHooks(IHooks hooks)
    {
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
