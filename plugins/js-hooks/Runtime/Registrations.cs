namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>What the files of a generation have registered, in their order.</summary>
internal sealed class Registrations
{
    public List<HookRegistration> Hooks { get; } = [];

    public List<CronRegistration> Crons { get; } = [];

    public List<RouteRegistration> Routes { get; } = [];

    public List<MiddlewareRegistration> Middlewares { get; } = [];
}
