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
        var request = new HttpRequestContext(http, settings, transactions);
        http.Features.Set<RequestContext>(request);
        var handling = next(http);
        return handling.IsCompletedSuccessfully && !request.HoldsAnswer ? handling : FinishAsync(request, handling);
    }

    private static async Task FinishAsync(HttpRequestContext request, Task handling)
    {
        await handling;
        await request.SendHeldAsync();
    }
}
