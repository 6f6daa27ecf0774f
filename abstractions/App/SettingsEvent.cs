using Holdall.Hooks;
using Holdall.Settings;

namespace Holdall.App;

/// <summary>Settings were loaded into memory.</summary>
public sealed class SettingsEvent : HookEvent
{
    /// <summary>The settings as loaded.</summary>
    public required AppSettings Settings { get; init; }
}
