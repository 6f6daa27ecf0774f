using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Files;
using Holdall.Plugins.JsHooks.Http;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace Holdall.Plugins.JsHooks.Web;

/// <summary>Evaluates the modules of web globals, each in an engine when a script there first asks for one of its globals, and does what they can't.</summary>
internal sealed class WebHost(WebSender sender, TimeProvider time)
{
    private readonly DateTimeOffset _origin = time.GetUtcNow();
    private readonly long _begun = time.GetTimestamp();

    /// <summary>What the modules have made in each engine.</summary>
    private readonly ConditionalWeakTable<ScriptEngine, Dictionary<WebModule, ObjectInstance>> _made = [];

    /// <summary>A global of a module.</summary>
    public JsValue Get(ScriptEngine script, WebModule module, string name)
    {
        var made = _made.GetOrCreateValue(script);
        if (!made.TryGetValue(module, out var all))
        {
            var source = module.Source;
            var make = script.Engine.Evaluate(in source);
            all = made[module] = (ObjectInstance)script.Engine.Call(make, ForModules(script), script.Function("web", a => Other(a, a.Text(0))));
        }

        return all.Get(name);
    }

    public JsObject MakePerformance(ScriptEngine script)
    {
        var made = script.Namespace(("now", _ => time.GetElapsedTime(_begun).TotalMilliseconds));
        made.FastSetDataProperty("timeOrigin", JsNumber.Create(_origin.ToUnixTimeMilliseconds()));
        return made;
    }

    private JsObject ForModules(ScriptEngine script) => script.Namespace(
        ("clean", a => ScriptErrors.Clean(a[0])),
        ("report", Report),
        ("later", a => a.Engine.Loop.AddTimer(new ScriptTimer(a[0], [], a.Number(1)) { IsQuiet = true })),
        ("made", a => IsMade(a) ? Other(a, a.Text(0)) : JsValue.Null),
        ("send", sender.Send),
        ("isForm", a => a.Host<ScriptForm>(0) is not null),
        ("isReader", a => a.Host<object>(0) is Stream or FileReader),
        ("isForeign", a => a[0] is HostObject),
        ("bytes", a => WebBytes.ToBuffer(a.Engine, a.Bytes(0))),
        ("encode", a => WebBytes.ToBuffer(a.Engine, Encoding.UTF8.GetBytes(a.Text(0)))),
        ("decode", a => Encoding.UTF8.GetString(a.Bytes(0))),
        ("decoder", WebDecoders.Make),
        ("fromBase64", a => WebBytes.FromBase64(a.Text(0))),
        ("toBase64", a => WebBytes.ToBase64(a.Text(0))),
        ("keep", WebBytes.Keep),
        ("bytesOf", a => WebBytes.ToBuffer(a.Engine, WebBytes.BlobOf(a[0])!.Bytes)),
        ("domain", a => WebDomains.ToAscii(a.Text(0))),
        ("random", a => WebBytes.ToBuffer(a.Engine, RandomNumberGenerator.GetBytes((int)a.Integer(0)))),
        ("uuid", _ => Guid.NewGuid().ToString()),
        ("digest", a => Hash(a.Text(0), a.Bytes(1)) is { } hash ? WebBytes.ToBuffer(a.Engine, hash) : JsValue.Null));

    private JsValue Other(CallArguments a, string name) => Get(a.Engine, WebGlobals.ModuleOf(name), name);

    /// <summary>What nobody has made yet can't be an instance of it, so that it need not be made to find that out.</summary>
    private bool IsMade(CallArguments a) => _made.GetOrCreateValue(a.Engine).ContainsKey(WebGlobals.ModuleOf(a.Text(0)));

    private static JsValue Report(CallArguments a)
    {
        a.Engine.Loop.Fail(a[0]);
        return JsValue.Undefined;
    }

#pragma warning disable CA5350 // Whoever asks for SHA-1 has to have it.
    private static byte[]? Hash(string name, byte[] data) => name switch
    {
        "SHA-1" => SHA1.HashData(data),
        "SHA-256" => SHA256.HashData(data),
        "SHA-384" => SHA384.HashData(data),
        "SHA-512" => SHA512.HashData(data),
        _ => null,
    };
#pragma warning restore CA5350
}
