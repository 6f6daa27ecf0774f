using Holdall.App;
using Holdall.Hooks;

namespace Holdall.Engine.RateLimits;

/// <summary>Whenever settings are loaded, counting starts anew.</summary>
internal sealed class RateLimitHooks(RateLimiter limiter) : IHookModule
{
    public void AddHooks(IHooks hooks) => hooks.SettingsReload.Use(async (e, next) =>
    {
        await next();
        limiter.Reset();
    });
}
