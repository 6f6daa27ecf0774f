using System.Collections.Concurrent;
using Holdall.Hooks;

namespace Holdall.Engine.Hooks;

/// <summary>All hooks of the application by name.</summary>
internal sealed class HookRegistry : IHooks
{
    private readonly ConcurrentDictionary<string, IHook> _hooks = new(StringComparer.Ordinal);

    public HookRegistry()
    {
        foreach (var point in HookPoints.All) _hooks[point.Name] = (IHook)Activator.CreateInstance(typeof(Hook<>).MakeGenericType(point.EventType), point)!;
    }

    public IHook<TEvent> On<TEvent>(HookPoint<TEvent> point) where TEvent : HookEvent =>
        _hooks.GetOrAdd(point.Name, static (_, p) => new Hook<TEvent>(p), point) as IHook<TEvent>
        ?? throw new InvalidOperationException($"The hook point {point.Name} has events of another type.");

    public IHook? Find(string name) => _hooks.GetValueOrDefault(name);
}
