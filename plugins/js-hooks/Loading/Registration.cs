using Holdall.Collections;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace Holdall.Plugins.JsHooks.Loading;

/// <summary>The globals by which files register their handlers: one function for each hook point, known to the host at this moment.</summary>
internal sealed class Registration : IScriptGlobals
{
    public void AddTo(ScriptEngine engine)
    {
        if (engine.Kind != ScriptEngineKind.Loader && !engine.Generation.HasModules) return;
        foreach (var point in HookPoints.All)
        {
            var known = point;
            engine.AddFunction(known.Name, a => Hook(known, a));
        }

        HookMethods.AddTo(engine);
        engine.AddFunction("routerAdd", RouterAdd);
        engine.AddFunction("routerUse", RouterUse);
    }

    private static JsValue Hook(HookPoint point, CallArguments a)
    {
        Of(a).Hooks.Add(new HookRegistration(point, HandlerSource.Of(a.Engine, a[0]), Tags(point, a, 1)));
        return JsValue.Undefined;
    }

    /// <summary>The names or ids of collections that a handler is for.</summary>
    public static string[] Tags(HookPoint point, CallArguments a, int from)
    {
        var tags = a.Texts(from);
        return tags.Length == 0 || IsTagged(point)
            ? tags
            : throw new JavaScriptException(a.Engine.Engine.Intrinsics.TypeError, $"{point.Name} takes no collections");
    }

    private static JsValue RouterAdd(CallArguments a)
    {
        a.Engine.Services.Get<IRoutes>().RequirePath(a.Text(1));
        var middlewares = new List<MiddlewareRegistration>();
        for (var i = 3; i < a.Count; i++) middlewares.Add(RequestHandlers.Middleware(a.Engine, a[i]));
        Of(a).Routes.Add(
            new RouteRegistration(a.Text(0).ToUpperInvariant(), a.Text(1), RequestHandlers.Of(a.Engine, a[2]), middlewares));
        return JsValue.Undefined;
    }

    private static JsValue RouterUse(CallArguments a)
    {
        for (var i = 0; i < a.Count; i++) Of(a).Middlewares.Add(RequestHandlers.Middleware(a.Engine, a[i]));
        return JsValue.Undefined;
    }

    public static Registrations Of(CallArguments a) => a.Engine.Registrations
        ?? throw new JavaScriptException(a.Engine.Engine.Intrinsics.TypeError, "handlers are registered while their file is loaded, and not by other handlers");

    /// <summary>Events that are about a collection say so by their type.</summary>
    private static bool IsTagged(HookPoint point) =>
        point.EventType.GetProperty(nameof(HookEvent.Collection), typeof(Collection))?.DeclaringType != typeof(HookEvent);
}
