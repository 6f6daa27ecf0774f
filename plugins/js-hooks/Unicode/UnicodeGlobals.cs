using Jint;
using Jint.Native;
using Jint.Native.Error;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace Holdall.Plugins.JsHooks.Unicode;

/// <summary>The methods of texts that need tables of Unicode: <c>normalize</c> and <c>localeCompare</c>.</summary>
internal sealed class UnicodeGlobals : IScriptGlobals
{
    private readonly Normalization _normalization = new();
    private readonly Collation _collation;

    public UnicodeGlobals() => _collation = new Collation(_normalization);

    public void AddTo(ScriptEngine engine)
    {
        Replace(engine, "normalize", (self, a) => Normalize(engine, self, a[0]));
        Replace(engine, "localeCompare", (self, a) =>
            JsNumber.Create(_collation.Compare(TextOf(engine, self), TypeConverter.ToString(a[0]), Options(a[2]))));
    }

    private static void Replace(ScriptEngine engine, string name, Func<JsValue, CallArguments, object?> run) =>
        ((ObjectInstance)((ObjectInstance)engine.Engine.Global.Get("String")).Get("prototype")).FastSetProperty(
            name, new PropertyDescriptor(engine.Function(name, run), PropertyFlag.Configurable | PropertyFlag.Writable));

    private JsString Normalize(ScriptEngine engine, JsValue self, JsValue form)
    {
        var name = form.IsUndefined() ? "NFC" : TypeConverter.ToString(form);
        var text = TextOf(engine, self);
        if (!Normalization.IsForm(name)) throw new JavaScriptException(
            (ErrorConstructor)engine.Engine.Global.Get("RangeError"), $"the form {name} is not one of NFC, NFD, NFKC, NFKD");
        return JsString.Create(_normalization.Of(text, name));
    }

    private static string TextOf(ScriptEngine engine, JsValue self) => self.IsUndefined() || self.IsNull()
        ? throw new JavaScriptException(engine.Engine.Intrinsics.TypeError, "null and undefined are no texts")
        : TypeConverter.ToString(self);

    private static CollationOptions Options(JsValue value)
    {
        if (value is not ObjectInstance options) return new CollationOptions();
        var sensitivity = options.Get("sensitivity") is JsString given ? given.ToString() : "variant";
        return new CollationOptions(
            CountsAccents: sensitivity is "variant" or "accent",
            CountsCase: sensitivity is "variant" or "case",
            IsNumeric: TypeConverter.ToBoolean(options.Get("numeric")));
    }
}
