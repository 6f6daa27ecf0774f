using Holdall.Plugins.JsHooks.Errors;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Globals;

/// <summary>A constructor of API errors with one status. What it makes is an instance of it alone.</summary>
internal static class ApiErrorConstructor
{
    public static JsValue Make(ScriptEngine script, string name, int status) =>
        new HostConstructor(script, name, script.Objects.PrototypeOf(ApiErrorType.Table), a => ApiErrorType.Make(a, status, 0));
}
