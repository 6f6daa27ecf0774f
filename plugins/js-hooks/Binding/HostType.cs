using Jint.Native;
using Jint.Native.Object;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>What scripts can do with objects of a type of the host: a table of members, built once and shared by all engines.</summary>
internal abstract class HostType
{
    private readonly Dictionary<string, HostMember> _members = new(StringComparer.Ordinal);

    protected HostType(string name, HostType? parent)
    {
        Name = name;
        Parent = parent;
    }

    /// <summary>The name of the constructor that makes such objects, if there is one; otherwise only for messages.</summary>
    public string Name { get; }

    /// <summary>The table that is asked for members which this one lacks.</summary>
    public HostType? Parent { get; }

    /// <summary>The type of the objects, as the host knows it.</summary>
    public abstract Type Target { get; }

    public IReadOnlyDictionary<string, HostMember> Members => _members;

    /// <summary>What <c>String(object)</c> gives; null = the text of the parent.</summary>
    public Func<object, string>? Text { get; protected set; }

    /// <summary>What <c>JSON.stringify(object)</c> writes; null = what the parent does.</summary>
    public Func<object, object?>? Json { get; protected set; }

    public HostMember? Find(string name) => _members.TryGetValue(name, out var member) ? member : Parent?.Find(name);

    protected void Add(HostMember member) => _members[member.Name] = member;
}

/// <inheritdoc/>
internal sealed class HostType<T>(string name, HostType? parent = null) : HostType(name, parent) where T : notnull
{
    public override Type Target => typeof(T);

    /// <summary>A property; without a setter assigning it throws.</summary>
    public HostType<T> Property(string name, Func<T, object?> get, Action<T, CallArguments>? set = null)
    {
        Add(new HostMember(name, (target, _) => get((T)target), set is null ? null : (target, arguments) => set((T)target, arguments), IsProperty: true));
        return this;
    }

    /// <summary>A property whose value depends on the engine.</summary>
    public HostType<T> Property(string name, Func<T, ScriptEngine, object?> get, Action<T, CallArguments>? set = null)
    {
        Add(new HostMember(
            name, (target, a) => get((T)target, a.Engine), set is null ? null : (target, arguments) => set((T)target, arguments), IsProperty: true));
        return this;
    }

    /// <summary>A method that returns something.</summary>
    public HostType<T> Method(string name, Func<T, CallArguments, object?> run)
    {
        Add(new HostMember(name, (target, arguments) => run((T)target, arguments), null, IsProperty: false));
        return this;
    }

    /// <summary>A method without arguments that returns something.</summary>
    public HostType<T> Method(string name, Func<T, object?> run) => Method(name, (target, _) => run(target));

    /// <summary>A method that returns nothing.</summary>
    public HostType<T> Action(string name, Action<T, CallArguments> run) => Method(name, (target, arguments) =>
    {
        run(target, arguments);
        return JsValue.Undefined;
    });

    /// <summary>A method that changes the object and returns it.</summary>
    public HostType<T> Fluent(string name, Action<T, CallArguments> run) => Method(name, (target, arguments) =>
    {
        run(target, arguments);
        return target;
    });

    /// <summary>Sets what <c>String(object)</c> gives.</summary>
    public HostType<T> AsText(Func<T, string> text)
    {
        Text = target => text((T)target);
        return this;
    }

    /// <summary>Sets what <c>JSON.stringify(object)</c> writes: anything that <see cref="ScriptJson"/> takes.</summary>
    public HostType<T> AsJson(Func<T, object?> json)
    {
        Json = target => json((T)target);
        return this;
    }

    /// <summary>Adds members in another place, so that a long table may stand in several files.</summary>
    public HostType<T> With(Action<HostType<T>> add)
    {
        add(this);
        return this;
    }
}
