using Holdall.Plugins.JsHooks.Errors;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace Holdall.Plugins.JsHooks.Globals;

/// <summary>A constructor of API errors with one status. What it makes is an instance of it and of <c>ApiError</c>.</summary>
internal static class ApiErrorConstructor
{
    public static JsValue Make(ScriptEngine script, string name, int status)
    {
        var prototype = new JsObject(script.Engine) { Prototype = script.PrototypeOf(ApiErrorType.Table) };
        return new HostConstructor(script, name, prototype, a => script.Wrap(ApiErrorType.Make(a, status, 0), prototype));
    }
}
