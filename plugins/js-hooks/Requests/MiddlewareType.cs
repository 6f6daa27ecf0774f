namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>Middlewares in scripts.</summary>
internal static class MiddlewareType
{
    public static readonly HostType<MiddlewareRegistration> Table = new HostType<MiddlewareRegistration>("Middleware")
        .Property("priority", middleware => middleware.Priority)
        .Property("id", middleware => middleware.Id);
}
