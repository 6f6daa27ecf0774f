namespace Holdall.Plugins.JsHooks.Context;

/// <summary>A chain of values that is passed along; it never ends.</summary>
internal sealed class ScriptContext(ScriptContext? parent, object? key, object? value)
{
    public static readonly HostType<ScriptContext> Table = new HostType<ScriptContext>("Context")
        .Method("value", (context, a) => context.Find(a.Value(0)))
        .Method("err", _ => null)
        .Method("done", _ => null)
        .AsJson(_ => new Dictionary<string, object?>());

    private object? Find(object? wanted)
    {
        for (var context = this; context is not null; context = context.Parent)
        {
            if (Equals(context.Key, wanted)) return context.Value;
        }

        return null;
    }

    private ScriptContext? Parent => parent;

    private object? Key => key;

    private object? Value => value;
}
