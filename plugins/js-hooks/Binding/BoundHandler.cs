using Holdall.Plugins.JsHooks.Security;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>What a script gives to <c>bind({ func, id, priority })</c>.</summary>
/// <param name="Run">The function.</param>
/// <param name="Id">Its id; one that was made up if it has none.</param>
/// <param name="Priority">Lower ones run first.</param>
internal readonly record struct BoundHandler(JsValue Run, string Id, int Priority)
{
    private const int IdLength = 20;

    /// <summary>As <c>bindFunc(func)</c> has it.</summary>
    public static BoundHandler OfFunction(CallArguments a) => new(a[0], NewId(), 0);

    /// <exception cref="JavaScriptException">It is no object.</exception>
    public static BoundHandler Of(CallArguments a)
    {
        if (a[0] is not ObjectInstance given)
            throw new JavaScriptException(a.Engine.Engine.Intrinsics.TypeError, "a handler must be an object with a function func");
        var id = given.Get("id");
        var name = id is JsUndefined or JsNull ? "" : TypeConverter.ToString(id);
        return new(given.Get("func"), name.Length > 0 ? name : NewId(), (int)TypeConverter.ToInteger(given.Get("priority")));
    }

    private static string NewId() => RandomTexts.Secret(IdLength, RandomTexts.Alphabet);
}
