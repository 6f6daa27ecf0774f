using Holdall.Http;

namespace Holdall.Host.Pipeline;

/// <summary>
/// A way of requests with middlewares of others on it. How far a request has come belongs to the request: whoever calls <c>next</c> a second time goes on
/// behind the stage that was reached last, and nothing happens once all have run (spec 08, section 1.2).
/// </summary>
internal sealed class MiddlewareChain
{
    private readonly RequestDelegate[] _stages;

    public MiddlewareChain(IReadOnlyList<(RequestMiddleware? Middleware, Func<RequestDelegate, RequestDelegate> Around)> stages, RequestDelegate end)
    {
        var count = stages.Count;
        _stages = new RequestDelegate[count + 1];
        _stages[count] = http =>
        {
            Reach(http, count);
            return end(http);
        };
        for (var i = count - 1; i >= 0; i--) _stages[i] = stages[i].Middleware is { } middleware ? Of(middleware, i) : stages[i].Around(_stages[i + 1]);
    }

    /// <summary>The outermost stage, with all that follows.</summary>
    public RequestDelegate First => _stages[0];

    private RequestDelegate Of(RequestMiddleware middleware, int position) => http =>
    {
        Reach(http, position);
        return middleware.Run(RequestContext.Of(http), () => GoOn(http));
    };

    private Task GoOn(HttpContext http)
    {
        var next = http.Features.Get<Reached>()!.Position + 1;
        return next < _stages.Length ? _stages[next](http) : Task.CompletedTask;
    }

    private static void Reach(HttpContext http, int position)
    {
        if (http.Features.Get<Reached>() is { } reached) reached.Position = position;
        else http.Features.Set(new Reached { Position = position });
    }

    /// <summary>How far a request has come.</summary>
    private sealed class Reached
    {
        public int Position { get; set; }
    }
}
