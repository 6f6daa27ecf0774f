using Holdall.Http;

namespace Holdall.Settings;

/// <summary>A request that changes the settings.</summary>
public sealed class SettingsUpdateRequestEvent : RequestEvent
{
    /// <summary>The settings in force.</summary>
    public required AppSettings OldSettings { get; init; }

    /// <summary>The settings that will be validated and saved.</summary>
    public required AppSettings NewSettings { get; set; }
}
