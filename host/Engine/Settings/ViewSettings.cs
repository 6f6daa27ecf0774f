using Holdall.Hooks;
using Holdall.Http;
using Holdall.Settings;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Settings;

/// <summary>Answers the settings without their secrets.</summary>
internal sealed class ViewSettings(ISettings settings, IHooks hooks)
{
    private readonly IHook<SettingsListRequestEvent> _hook = hooks.SettingsListRequest;

    public Task RunAsync(RequestContext request)
    {
        var e = new SettingsListRequestEvent { Request = request, Settings = settings.Current, Aborted = request.Aborted };
        return _hook.RunAsync(e, () => request.JsonAsync(StatusCodes.Status200OK, e.Settings, SettingsShape.WritePublic));
    }
}
