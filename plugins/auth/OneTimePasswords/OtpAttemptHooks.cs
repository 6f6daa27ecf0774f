using Holdall.App;

namespace Holdall.Plugins.Auth.OneTimePasswords;

/// <summary>Whenever settings are loaded, attempts are counted anew, as all limits are.</summary>
internal sealed class OtpAttemptHooks(OtpAttempts attempts) : IHookModule
{
    public void AddHooks(IHooks hooks) => hooks.SettingsReload.Use(async (e, next) =>
    {
        await next();
        attempts.Reset();
    });
}
