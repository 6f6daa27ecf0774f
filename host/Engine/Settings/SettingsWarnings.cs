using Holdall.Collections;
using Holdall.Settings;
using Microsoft.Extensions.Logging;

namespace Holdall.Engine.Settings;

/// <summary>Tells of what a save was answered with success for, as it is in PocketBase, and what has no effect.</summary>
internal sealed partial class SettingsWarnings(ICollections collections, ILogger<SettingsWarnings> logger)
{
    /// <param name="names">The sections that were sent.</param>
    /// <param name="saved">What is in force.</param>
    public void Tell(IEnumerable<string> names, AppSettings saved)
    {
        foreach (var name in names)
        {
            if (!SettingsShape.Complete.Properties.Any(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) LogUnknown(logger, name);
        }

        foreach (var rule in saved.RateLimits.Rules)
        {
            if (RateLimitsValidator.FindFault(rule.Label, name => collections.Find(name)?.Name == name) is { } fault) LogIdle(logger, rule.Label, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no section {Name} in the settings: what was sent for it was not saved")]
    private static partial void LogUnknown(ILogger logger, string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The rate limit {Label} limits nothing: {Fault}")]
    private static partial void LogIdle(ILogger logger, string label, string fault);
}
