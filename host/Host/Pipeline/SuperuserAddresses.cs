using Holdall.Http;
using Holdall.Settings;

namespace Holdall.Host.Pipeline;

/// <summary>Refuses superusers who call from other addresses than those of the settings.</summary>
internal sealed class SuperuserAddresses(RequestDelegate next, ISettings settings)
{
    public Task InvokeAsync(HttpContext http)
    {
        var request = RequestContext.Of(http);
        if (!request.Auth.IsSuperuser) return next(http);
        if (!settings.Current.AllowsSuperuserFrom(request.ClientAddress)) throw ApiException.Forbidden();
        return next(http);
    }
}
