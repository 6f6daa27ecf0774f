using Holdall.App;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Installation;

/// <summary>When the first superuser can be made, and when that is over.</summary>
internal sealed class InstallerHooks(Installer installer) : IHookModule
{
    public void AddHooks(IHooks hooks)
    {
        hooks.Served.Use(async (e, next) =>
        {
            await installer.OfferAsync(e);
            await next();
        });
        hooks.RecordCreateExecute.Use(async (e, next) =>
        {
            await next();
            await installer.EndAsync(e.Record, e.Aborted);
        }, new HookOptions { AppliesTo = static collection => collection.IsSuperusers });
    }
}
