using Holdall.Host.Requests;
using Holdall.Http;
using Holdall.Records;
using Holdall.Settings;

namespace Holdall.Host.Pipeline;

/// <summary>Gives every request its <see cref="RequestContext"/>.</summary>
internal sealed class NewRequests(RequestDelegate next, ISettings settings, ITransactions transactions)
{
    public Task InvokeAsync(HttpContext http)
    {
        http.Features.Set<RequestContext>(new HttpRequestContext(http, settings, transactions));
        return next(http);
    }
}
