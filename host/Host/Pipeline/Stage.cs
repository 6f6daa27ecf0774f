using Holdall.Http;

namespace Holdall.Host.Pipeline;

/// <summary>A part of the way of requests.</summary>
/// <param name="Priority">The lower, the further outside.</param>
/// <param name="Id">A name under which another one can take its place; empty for none.</param>
/// <param name="Around">Puts it around what follows.</param>
internal readonly record struct Stage(int Priority, string Id, Func<RequestDelegate, RequestDelegate> Around)
{
    /// <summary>What others have put around requests; null for the stages of the host.</summary>
    private RequestMiddleware? Middleware { get; init; }

    public static Stage Of(RequestMiddleware middleware) => new(middleware.Priority, middleware.Id, static next => next) { Middleware = middleware };

    /// <summary>Puts stages one into the other, of equal priority the first ones outside; of those with one id the last one counts.</summary>
    public static RequestDelegate InOrder(IEnumerable<Stage> stages, RequestDelegate end)
    {
        var all = new List<Stage>();
        foreach (var stage in stages)
        {
            if (stage.Id.Length > 0) all.RemoveAll(other => other.Id == stage.Id);
            all.Add(stage);
        }

        if (!all.Exists(static stage => stage.Middleware is not null))
            return all.OrderBy(static stage => stage.Priority).Reverse().Aggregate(end, static (next, stage) => stage.Around(next));
        return new MiddlewareChain([.. all.OrderBy(static stage => stage.Priority).Select(static stage => (stage.Middleware, stage.Around))], end).First;
    }
}
