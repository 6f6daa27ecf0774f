using Holdall.App;
using Holdall.Collections;
using Holdall.Plugins.Realtime.Channels;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Realtime;

/// <summary>
/// Tells at start what in the settings means nothing, as far as collections are needed to know. Otherwise it would be found out by those who join or subscribe
/// in vain.
/// </summary>
internal sealed partial class SettingsWarnings(
    RealtimeOptions options, ChannelRules rules, ICollections collections, ILogger<SettingsWarnings> logger) : IHookModule
{
    public void AddHooks(IHooks hooks) => hooks.Served.Use((_, next) =>
    {
        Warn();
        return next();
    });

    /// <summary>Tells the log.</summary>
    public void Warn()
    {
        foreach (var name in options.Views)
        {
            var found = collections.Find(name);
            if (found is null) LogNoCollection(logger, name);
            else if (!found.IsView) LogNoView(logger, name);
        }

        foreach (var (name, rule, error) in rules.Errors()) LogBrokenRule(logger, name, rule, error);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "settings.realtime.views names \"{Name}\", which is no collection: nobody is told of changes of it until there is a view of that name")]
    private static partial void LogNoCollection(ILogger logger, string name);

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "settings.realtime.views names \"{Name}\", which is no view: of its records subscribers are told anyway")]
    private static partial void LogNoView(ILogger logger, string name);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "settings.realtime.channels.{Name} is broken, so that it holds for superusers only, in every channel: {Error}. The rule is: {Rule}")]
    private static partial void LogBrokenRule(ILogger logger, string name, string rule, string error);
}
