using Holdall.Auth;
using Holdall.Collections;
using Holdall.Engine.Logs;
using Holdall.Engine.RateLimits;
using Holdall.Host.Commands;
using Holdall.Host.Plugins;
using Holdall.Host.PublicFolder;
using Holdall.Host.Routing;
using Holdall.Http;
using Holdall.Records;
using Holdall.Settings;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Holdall.Host.Pipeline;

/// <summary>The way of every request: the order of the stages, written once, and put together anew when custom routes or middlewares change.</summary>
internal sealed class RequestPipeline(
    IServiceProvider services, IReadOnlyList<(Endpoint Endpoint, string Owner)> endpoints, LaunchOptions launch, AllowedOrigins origins)
{
    private const int Failures = -1030;

    private readonly CustomRoutes _custom = services.GetRequiredService<CustomRoutes>();
    private readonly ITransactions _transactions = services.GetRequiredService<ITransactions>();
    private readonly ISettings _settings = services.GetRequiredService<ISettings>();
    private readonly PublicFiles _files = new(launch.PublicFolder, launch.IndexFallback);
    private volatile RequestDelegate _current = static _ => Task.CompletedTask;

    /// <summary>Puts it together, and from now on whenever something changes.</summary>
    /// <exception cref="InvalidOperationException">Two routes match the same path, and none is more specific.</exception>
    public RequestDelegate Build()
    {
        _custom.Follow(() => _current = Make());
        return http => _current(http);
    }

    private RequestDelegate Make()
    {
        var router = new Router(services.GetRequiredService<ParameterPolicyFactory>());
        foreach (var (endpoint, owner) in endpoints) router.Add(endpoint, owner);
        var stages = Stages();
        foreach (var placed in _custom.Place()) router.Add(placed.Path, placed.Route.Method, EndpointOf(placed, stages), placed.Owner);
        var routes = new Routes(Around(stages, []), router);
        return new CleanPaths(new NewRequests(routes.InvokeAsync, _settings, _transactions).InvokeAsync).InvokeAsync;
    }

    /// <summary>A route with middlewares has a way of its own, which begins where it was found.</summary>
    private RouteEndpoint EndpointOf(PlacedRoute placed, IReadOnlyList<Stage> stages)
    {
        var route = placed.Route;
        var policies = new List<object>(route.Policies) { new RouteName(placed.Path.Text) };
        if (route.Middlewares.Count > 0) policies.Add(new OwnWay(Around(stages, route.Middlewares)));
        var pattern = RoutePatternFactory.Pattern(placed.Path.Text, Array.Empty<RoutePatternPathSegment>());
        return new RouteEndpoint(
            http => route.Handler(RequestContext.Of(http)), pattern, order: 0, new EndpointMetadataCollection(policies), placed.Name);
    }

    /// <summary>Puts all stages around the end, which answers.</summary>
    private RequestDelegate Around(IReadOnlyList<Stage> stages, IReadOnlyList<RequestMiddleware> ofRoute)
    {
        var all = new List<Stage>(stages);
        all.AddRange(_custom.Middlewares.Select(Stage.Of));
        all.AddRange(Policies());
        all.AddRange(ofRoute.Select(Stage.Of));
        // What fails before the stage that answers failures is answered as well.
        if (_custom.Middlewares.Concat(ofRoute).Any(static middleware => middleware.Priority < Failures))
            all.Insert(0, stages.First(static stage => stage.Priority == Failures) with { Priority = int.MinValue, Id = "" });
        return Stage.InOrder(all, new Endpoints(_files).InvokeAsync);
    }

    /// <summary>Spec 08, section 4.6: what is around all requests.</summary>
    private IReadOnlyList<Stage> Stages()
    {
        var authenticator = services.GetService<IRequestAuthenticator>();
        var failures = services.GetRequiredService<ILogger<ErrorResponses>>();
        var limiter = services.GetRequiredService<RateLimiter>();
        var collections = services.GetRequiredService<ICollections>();
        var logs = services.GetRequiredService<LogStore>();
        var plugins = services.GetRequiredService<PluginOrigins>();
        var time = services.GetRequiredService<TimeProvider>();
        var console = launch.Dev ? services.GetRequiredService<ILogger<ActivityLog>>() : null;
        return
        [
            new(-1041, "pbCors", next => new Cors(next, origins).InvokeAsync),
            // It sees every answer, errors included, but no preflight.
            new(-1040, "pbActivityLogger", next => new ActivityLog(next, logs, _settings, time, console).InvokeAsync),
            new(Failures, "pbPanicRecover", next => new ErrorResponses(next, failures, time, plugins).InvokeAsync),
            new(-1020, "pbLoadAuthToken", next => new Callers(next, authenticator).InvokeAsync),
            new(-1015, "pbSuperuserIPsWhitelist", next => new SuperuserAddresses(next, _settings).InvokeAsync),
            new(-1010, "pbSecurityHeaders", next => new SecurityHeaders(next).InvokeAsync),
            // Behind the caller, on whom it depends who is told that a collection is missing; before the limits, which may name it.
            new(-1005, "", next => new RouteCollections(next, collections).InvokeAsync),
            new(-1000, "pbRateLimit", next => new RateLimits(next, limiter).InvokeAsync),
            new(-990, "pbBodyLimit", next => new BodyLimits(next).InvokeAsync),
        ];
    }

    /// <summary>What is around those with an endpoint that asks for it: behind what is around all of equal priority.</summary>
    private static IEnumerable<Stage> Policies() =>
    [
        new(0, "", next => new AccessPolicies(next).InvokeAsync),
        new(0, "", next => new FieldsPolicies(next).InvokeAsync),
    ];
}
