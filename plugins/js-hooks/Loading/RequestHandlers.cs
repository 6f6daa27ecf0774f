using Jint.Native;

namespace Holdall.Plugins.JsHooks.Loading;

/// <summary>Reads handlers of requests and middlewares from the arguments of <c>routerAdd</c> and <c>routerUse</c>.</summary>
internal static class RequestHandlers
{
    public static IRequestHandler Of(ScriptEngine engine, JsValue value) =>
        (value as HostObject)?.Target as IRequestHandler ?? new ScriptRequestHandler(HandlerSource.Of(engine, value));

    public static MiddlewareRegistration Middleware(ScriptEngine engine, JsValue value) =>
        (value as HostObject)?.Target as MiddlewareRegistration ?? new MiddlewareRegistration(Of(engine, value), 0, "");
}
