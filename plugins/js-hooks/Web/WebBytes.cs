using System.Runtime.CompilerServices;
using System.Text;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace Holdall.Plugins.JsHooks.Web;

/// <summary>Bytes and texts of web globals.</summary>
internal static class WebBytes
{
    private static readonly ConditionalWeakTable<ObjectInstance, WebBlob> Blobs = [];

    public static JsArrayBuffer ToBuffer(ScriptEngine engine, byte[] bytes) => engine.Engine.Intrinsics.ArrayBuffer.Construct(bytes);

    /// <summary>Says what a <c>Blob</c> holds.</summary>
    public static JsValue Keep(CallArguments a)
    {
        Blobs.AddOrUpdate((ObjectInstance)a[0], new WebBlob(a.Bytes(1), a.Text(2), a.Text(3)));
        return JsValue.Undefined;
    }

    /// <summary>What a value holds if it is a <c>Blob</c>; otherwise null.</summary>
    public static WebBlob? BlobOf(JsValue value) => value is ObjectInstance made && Blobs.TryGetValue(made, out var blob) ? blob : null;

    public static string FromBase64(string data) =>
        Encoding.Latin1.GetString(Convert.FromBase64String(data.PadRight((data.Length + 3) / 4 * 4, '=')));

    /// <summary>Null when there are characters that are no bytes.</summary>
    public static string? ToBase64(string text) =>
        text.AsSpan().ContainsAnyExceptInRange('\0', '\u00ff') ? null : Convert.ToBase64String(Encoding.Latin1.GetBytes(text));
}
