namespace Holdall.Hooks;

/// <summary>All hooks of the application.</summary>
public interface IHooks
{
    /// <summary>The hook of a point. Points of plugins come into being with the first call.</summary>
    IHook<TEvent> On<TEvent>(HookPoint<TEvent> point) where TEvent : HookEvent;

    /// <summary>The hook with this name, or null. All points of the contract are known from the start.</summary>
    IHook? Find(string name);
}
