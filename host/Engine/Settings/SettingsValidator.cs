using Holdall.Http;
using Holdall.Settings;

namespace Holdall.Engine.Settings;

/// <summary>Checks settings.</summary>
internal static class SettingsValidator
{
    public static FieldErrors Validate(AppSettings settings) => new();
}
