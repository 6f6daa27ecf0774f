using Holdall.Http;

namespace Holdall.Settings;

/// <summary>A request for the settings.</summary>
public sealed class SettingsListRequestEvent : RequestEvent
{
    /// <summary>The settings that will be answered, without secrets.</summary>
    public required AppSettings Settings { get; set; }
}
