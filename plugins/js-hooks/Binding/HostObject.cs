using Jint.Native;
using Jint.Native.Object;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>An object of the host in the hands of a script: it has the members of its table and takes no others.</summary>
internal sealed class HostObject : ObjectInstance
{
    public HostObject(ScriptEngine engine, HostType type, object target, ObjectInstance? prototype = null) : base(engine.Engine)
    {
        Table = type;
        Target = target;
        Prototype = prototype ?? engine.Objects.PrototypeOf(type);
        PreventExtensions();
    }

    public HostType Table { get; }

    /// <summary>The object. Constructors of shells, such as <c>new Record()</c>, exchange it when the shell is filled.</summary>
    public object Target { get; set; }

    public override object ToObject() => Target;

    public override string ToString() => TextOf(Table, Target);

    public static string TextOf(HostType? type, object target)
    {
        for (; type is not null; type = type.Parent)
        {
            if (type.Text is { } text) return text(target);
        }

        return "[object Object]";
    }
}
