using Holdall.Auth;
using Holdall.Collections;
using Holdall.Engine.Logs;
using Holdall.Engine.RateLimits;
using Holdall.Host.Commands;
using Holdall.Host.Plugins;
using Holdall.Host.PublicFolder;
using Holdall.Host.Routing;
using Holdall.Records;
using Holdall.Settings;

namespace Holdall.Host.Pipeline;

/// <summary>The way of every request: the order of the stages, written once.</summary>
internal static class RequestPipeline
{
    public static RequestDelegate Build(IServiceProvider services, Router router, LaunchOptions launch, IReadOnlyList<string> origins)
    {
        var settings = services.GetRequiredService<ISettings>();
        var authenticator = services.GetService<IRequestAuthenticator>();
        var failures = services.GetRequiredService<ILogger<ErrorResponses>>();
        var limiter = services.GetRequiredService<RateLimiter>();
        var collections = services.GetRequiredService<ICollections>();
        var logs = services.GetRequiredService<LogStore>();
        var plugins = services.GetRequiredService<PluginOrigins>();
        var time = services.GetRequiredService<TimeProvider>();
        var console = launch.Dev ? services.GetRequiredService<ILogger<ActivityLog>>() : null;
        var transactions = services.GetRequiredService<ITransactions>();
        var files = new PublicFiles(launch.PublicFolder, launch.IndexFallback);

        return InOrder(
            next => new CleanPaths(next).InvokeAsync,
            next => new Routes(next, router).InvokeAsync,
            next => new Cors(next, new AllowedOrigins(origins)).InvokeAsync,
            next => new NewRequests(next, settings, transactions).InvokeAsync,
            // It sees every answer, errors included, but no preflight.
            next => new ActivityLog(next, logs, settings, time, console).InvokeAsync,
            next => new ErrorResponses(next, failures, time, plugins).InvokeAsync,
            next => new Callers(next, authenticator).InvokeAsync,
            next => new SuperuserAddresses(next, settings).InvokeAsync,
            next => new SecurityHeaders(next).InvokeAsync,
            // Behind the caller, on whom it depends who is told that a collection is missing; before the limits, which may name it.
            next => new RouteCollections(next, collections).InvokeAsync,
            next => new RateLimits(next, limiter).InvokeAsync,
            next => new BodyLimits(next).InvokeAsync,
            next => new AccessPolicies(next).InvokeAsync,
            next => new FieldsPolicies(next).InvokeAsync,
            _ => new Endpoints(files).InvokeAsync);
    }

    private static RequestDelegate InOrder(params ReadOnlySpan<Func<RequestDelegate, RequestDelegate>> stages)
    {
        RequestDelegate next = _ => Task.CompletedTask;
        for (var i = stages.Length - 1; i >= 0; i--) next = stages[i](next);
        return next;
    }
}
