using System.Runtime.CompilerServices;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>Knows the arrays of numbers that are bytes of the host: <c>toString</c> reads them as text, other lists of numbers as JSON.</summary>
internal static class HostBytes
{
    private static readonly ConditionalWeakTable<JsArray, object> Known = [];

    public static JsArray Mark(JsArray array)
    {
        Known.Add(array, Known);
        return array;
    }

    public static bool Has(JsArray array) => Known.TryGetValue(array, out _);
}
