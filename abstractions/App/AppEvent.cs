using Holdall.Hooks;

namespace Holdall.App;

/// <summary>An event in the life of the application.</summary>
public sealed class AppEvent : HookEvent
{
    /// <summary>True when the application ends in order to start again.</summary>
    public bool IsRestart { get; init; }
}
