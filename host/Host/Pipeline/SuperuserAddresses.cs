using Holdall.Http;
using Holdall.Settings;
using Microsoft.AspNetCore.Http;

namespace Holdall.Host.Pipeline;

/// <summary>Refuses superusers who call from other addresses than those of the settings (spec 07, section 3.6).</summary>
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
