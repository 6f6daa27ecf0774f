using System.Runtime.CompilerServices;
using Jint;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.DynamicModels;

/// <summary>Arrays that <c>arrayOf(model)</c> has made: plain arrays of the script, of whose items the host knows the model.</summary>
internal static class TypedArray
{
    private static readonly ConditionalWeakTable<JsArray, JsValue> Models = [];

    public static JsArray Make(ScriptEngine engine, JsValue model)
    {
        var array = new JsArray(engine.Engine, []);
        Models.Add(array, model);
        return array;
    }

    /// <summary>The model of the items of an array.</summary>
    /// <exception cref="ArgumentException">It is none of <c>arrayOf</c>.</exception>
    public static JsValue ModelOf(JsValue array) => Find(array) ?? throw new ArgumentException("the destination must be an arrayOf(…)");

    /// <summary>The model of the items of an array, or null if it is none of <c>arrayOf</c>.</summary>
    public static JsValue? Find(JsValue array) => array is JsArray known && Models.TryGetValue(known, out var model) ? model : null;

    /// <summary>Exchanges all items.</summary>
    public static void Fill(JsValue array, IEnumerable<JsValue> items)
    {
        var known = (JsArray)array;
        known.Set("length", JsNumber.Create(0), throwOnError: true);
        known.Push([.. items]);
    }
}
